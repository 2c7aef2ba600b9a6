import { Notifications } from "@mantine/notifications";

/** The toasts themselves, at most three at once. */
export default function ToastPlace() {
  return <Notifications position="bottom-left" limit={3} containerWidth={380} />;
}
