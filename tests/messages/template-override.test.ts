/** Subjects and bodies of the organisation in place of ours. */
import { describe, expect, it } from "vitest";
import { renderNotice } from "../../messages/render.js";
import { unknownPlaceholders } from "../../messages/template-override.js";
import { acknowledgement, reader, staffNotice, thanks } from "./models.js";

describe("a template of the organisation", () => {
  it("replaces the words and keeps the link, the number and the footer", async () => {
    const mail = await renderNotice(acknowledgement("fi"), {
      subject: "Saimme viestisi {{case.number}}",
      body: "Moi {{customer.name}},\n\n{{contact.name}} soittaa viimeistään {{ contact.due }}.\nTerveisin\n{{organisation.name}}",
    });
    expect(mail.subject).toBe("Saimme viestisi IL-1042");
    expect(mail.text).toContain("Moi Maija Korhonen,");
    expect(mail.text).toContain("Ville Virta soittaa viimeistään ti 24.11.2026 klo 10.40.\nTerveisin\nPohjolan Sähkö");
    expect(mail.text).not.toContain("Olemme pahoillamme");
    expect(mail.text).toContain("https://innerloop.example/c/case-token");
    expect(mail.text).toContain("https://innerloop.example/p/preferences-token");
  });

  it("always has the case number in the subject, and never a customer's name", async () => {
    const template = { subject: "Hei {{customer.name}}!", body: "" };
    const mail = await renderNotice(acknowledgement("fi"), template);
    expect(mail.subject).toBe("IL-1042: Hei!");
    const staff = await renderNotice(staffNotice("fi"), {
      subject: "{{customer.name}} {{case.touchpoint}} {{case.severity}}",
      body: "",
    });
    expect(staff.subject).toBe("IL-1042: P2 kiireellinen");
  });

  it("with an empty part keeps ours", async () => {
    const own = await renderNotice(thanks("en"));
    const mail = await renderNotice(thanks("en"), { subject: "  ", body: "\n\n" });
    expect(mail).toEqual(own);
  });

  it.each([
    ["Hello {{customer.name}}, welcome.", "Hello, welcome."],
    ["Hello {{customer.name}}!", "Hello!"],
    ["Dear {{customer.name}}", "Dear"],
    ["{{customer.name}} was here", "was here"],
    ["By {{contact.name}}, soon", "By, soon"],
    ["A {{reward}} B", "A B"],
    ["{{nobody.knows}}x", "x"],
  ])("reads %j as %j when the value is missing", async (body, expected) => {
    const model = { ...acknowledgement("en", { contactPerson: null }), reader: reader("en", null) };
    const mail = await renderNotice(model, { subject: "", body });
    expect(mail.text.split("\n")).toContain(expected);
  });

  it("does not run what a value contains, nor HTML of the template", async () => {
    const model = staffNotice("en");
    const hostile = { ...model, case: { ...model.case, customerName: "{{case.number}} <i>x</i>" } };
    const mail = await renderNotice(hostile, {
      subject: "",
      body: "Customer {{customer.name}}\n\n<script>alert(1)</script>",
    });
    expect(mail.text).toContain("Customer {{case.number}} <i>x</i>");
    expect(mail.html).not.toMatch(/<script|<i>/);
  });

  it("adds no header through the subject", async () => {
    const mail = await renderNotice(thanks("en"), { subject: "a\r\nBcc: x@y.example\u2028b", body: "" });
    expect(mail.subject).toBe("a Bcc: x@y.example b");
  });

  it("is refused by name for placeholders nobody fills", () => {
    expect(unknownPlaceholders({ subject: "{{case.number}}", body: "{{customer.email}} {{ level }} {{x}}" })).toEqual([
      "customer.email",
      "x",
    ]);
  });
});
