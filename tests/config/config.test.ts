import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { inheritableEnvironment, originAt, readConfig, reportSettings, signInEnvironment } from "../../bin/config.js";
import { settings, temporalKeys } from "../../bin/settings.js";

const key32 = "k".repeat(32);

describe("the configuration", () => {
  it("is the whole local stack when nothing is set", () => {
    const { config, secrets } = readConfig({});
    expect(config).toEqual({
      host: "127.0.0.1",
      port: 8080,
      publicUrl: undefined,
      stateDir: resolve(".innerloop"),
      database: "embedded",
      mail: { server: "sink", from: "Innerloop <care@innerloop.example>", mailboxDir: undefined },
      temporal: { server: "dev-server", address: undefined, namespace: "innerloop", cliPath: undefined },
      demo: true,
      oidc: undefined,
      localLogin: true,
      workerQueues: undefined,
      logLevel: "info",
      metrics: null,
      chromiumPath: undefined,
      faultsDir: null,
    });
    expect(Object.values(secrets).every((secret) => secret === undefined)).toBe(true);
    expect(Object.isFrozen(config) && Object.isFrozen(config.mail) && Object.isFrozen(config.temporal)).toBe(true);
  });

  it("has failpoints only where they were asked for twice, on this machine", () => {
    const asked = { FAULTS: "1", FAULTS_DIR: "/tmp/points" };
    expect(readConfig({}).config.faultsDir).toBeNull();
    expect(readConfig(asked).config.faultsDir).toBe("/tmp/points");
    expect(readConfig({ ...asked, PUBLIC_URL: "http://127.0.0.1:8080" }).config.faultsDir).toBe("/tmp/points");
    expect(() => readConfig({ FAULTS: "1" })).toThrow(/FAULTS_DIR/);
    expect(readConfig({ FAULTS_DIR: "/tmp/points" }).config.faultsDir).toBeNull();
    expect(() => readConfig({ ...asked, PUBLIC_URL: "https://care.example.com" })).toThrow(/FAULTS/);
  });

  it("takes an empty value as unset", () => {
    expect(readConfig({ PORT: "", DATABASE_URL: "", TEMPORAL_ADDRESS: "" })).toEqual(readConfig({}));
  });

  it("leaves the demo out with a database of one's own, unless it is asked for", () => {
    const own = { DATABASE_URL: "postgres://u:p@db/x", SECRET_KEY: key32 };
    expect(readConfig(own).config).toMatchObject({ database: "external", demo: false });
    expect(readConfig({ ...own, DEMO: "1" }).config.demo).toBe(true);
  });

  it.each([
    ["PORT", "70000"],
    ["PORT", "80a"],
    ["PORT", "-1"],
    ["PUBLIC_URL", "care.example.com"],
    ["PUBLIC_URL", "https://care.example.com/path"],
    ["DATABASE_URL", "mysql://u:hunter2@db/x"],
    ["SMTP_URL", "http://mail"],
    ["SECRET_KEY", "hunter2"],
    ["DEMO", "yes"],
    ["WORKER_QUEUES", "mail,fax"],
    ["LOG_LEVEL", "loud"],
    ["MAIL_FROM", "nobody"],
    ["OIDC_ISSUER", "http://id.example.com"],
    ["OIDC_ISSUER", "http://127.example.com"],
    ["OIDC_ISSUER", "https://id.example.com/?tenant=1"],
    ["OIDC_SCOPES", "profile email"],
    ["OIDC_GROUP_ROLES", "leads"],
    ["OIDC_GROUP_ROLES", "leads=boss"],
    ["OIDC_GROUP_ROLES", "leads=lead,leads=manager"],
    ["OIDC_GROUP_ROLES", '{"leads":["lead"]}'],
    ["OIDC_GROUP_ROLES", "{}"],
    ["LOCAL_LOGIN", "0"],
  ])("stops the start with the name of the key when %s is %s, and shows no secret", (key, value) => {
    expect(() => readConfig({ [key]: value })).toThrow(key);
    expect(() => readConfig({ [key]: value })).not.toThrow("hunter2");
  });

  it("names every bad key at once", () => {
    expect(() => readConfig({ PORT: "x", DEMO: "x" })).toThrow(/PORT[\s\S]*DEMO/);
  });

  it("wants a secret key with a database of one's own", () => {
    expect(() => readConfig({ DATABASE_URL: "postgres://u:p@db/x" })).toThrow("SECRET_KEY");
  });

  it("reads a secret from a file", () => {
    const folder = mkdtempSync(join(tmpdir(), "innerloop-config-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "key");
    writeFileSync(file, `${key32}\n`);
    expect(readConfig({ SECRET_KEY_FILE: file }).secrets.secretKey).toBe(key32);
    expect(() => readConfig({ SECRET_KEY_FILE: `${file}.gone` })).toThrow("SECRET_KEY_FILE");
  });

  it("uses a Temporal server of one's own when its address is set", () => {
    const { config, secrets } = readConfig({ TEMPORAL_ADDRESS: "t.example.com:7233", TEMPORAL_API_KEY: "k" });
    expect(config.temporal).toMatchObject({ server: "external", address: "t.example.com:7233", namespace: "default" });
    expect(secrets.temporalConnection).toMatchObject({ address: "t.example.com:7233", apiKey: "k", tls: true });
  });

  it("keeps the namespace for the dev server", () => {
    expect(readConfig({ TEMPORAL_NAMESPACE: "mine" }).config.temporal).toMatchObject({
      server: "dev-server",
      namespace: "mine",
    });
  });

  it("hands none of its own settings to the processes it starts by inheritance", () => {
    const env = { PATH: "/bin", PORT: "1", SECRET_KEY_FILE: "x", TEMPORAL_ADDRESS: "y", LANG: "fi" };
    expect(inheritableEnvironment(env)).toEqual({ PATH: "/bin", LANG: "fi" });
  });

  it("reports every setting with its source and masks secrets", () => {
    const report = reportSettings({
      PORT: "1",
      SECRET_KEY: "hunter2",
      TEMPORAL_API_KEY: "hunter2",
      SMTP_URL_FILE: "f",
    });
    const line = (key: string) => report.find((entry) => entry.key === key);
    expect(line("PORT")).toMatchObject({ value: "1", source: "environment" });
    expect(line("HOST")).toMatchObject({ value: "127.0.0.1", source: "default" });
    expect(line("SMTP_URL")).toMatchObject({ source: "file" });
    expect(JSON.stringify(report)).not.toContain("hunter2");
  });
});

describe("the identity provider", () => {
  const whole = {
    OIDC_ISSUER: "https://id.example.com/realms/cx",
    OIDC_CLIENT_ID: "innerloop",
    OIDC_CLIENT_SECRET: "hunter2",
    OIDC_GROUP_ROLES: "cx-leads=lead, cx-care = frontline",
  };

  it("is read with its roles in order, and keeps its secret apart", () => {
    const { config, secrets } = readConfig(whole);
    expect(config.oidc).toEqual({
      issuer: "https://id.example.com/realms/cx",
      clientId: "innerloop",
      scopes: "openid profile email",
      groupClaim: "groups",
      groupRoles: [
        { group: "cx-leads", role: "lead" },
        { group: "cx-care", role: "frontline" },
      ],
      name: "id.example.com",
    });
    expect(secrets.oidcClientSecret).toBe("hunter2");
    expect(JSON.stringify([config, reportSettings(whole)])).not.toContain("hunter2");
    const named = { ...whole, OIDC_GROUP_ROLES: '{"cn=leads,ou=cx":"lead"}', OIDC_NAME: "Example ID" };
    expect(readConfig(named).config.oidc).toMatchObject({
      name: "Example ID",
      groupRoles: [{ group: "cn=leads,ou=cx", role: "lead" }],
    });
    expect(readConfig({ ...whole, OIDC_ISSUER: "http://127.0.0.1:4000" }).config.oidc?.name).toBe("127.0.0.1:4000");
  });

  it.each(Object.keys(whole))("stops the start with the name of %s when the rest of it is there", (key) => {
    expect(() => readConfig({ ...whole, [key]: "" })).toThrow(`${key}: is required`);
    expect(() => readConfig({ ...whole, [key]: "" })).not.toThrow("hunter2");
  });

  it("takes the place of passwords, except in the demo or where both are asked for", () => {
    const own = { DATABASE_URL: "postgres://u:p@db/x", SECRET_KEY: key32 };
    expect(readConfig({ ...own, ...whole }).config.localLogin).toBe(false);
    expect(readConfig({ ...own, ...whole, DEMO: "1" }).config.localLogin).toBe(true);
    expect(readConfig({ ...own, ...whole, LOCAL_LOGIN: "1" }).config.localLogin).toBe(true);
    expect(readConfig(own).config.localLogin).toBe(true);
  });

  it("reaches the processes of a stack, its secret from a file too", () => {
    const folder = mkdtempSync(join(tmpdir(), "innerloop-config-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "secret");
    writeFileSync(file, "hunter2\n");
    const { OIDC_CLIENT_SECRET: _, ...rest } = whole;
    expect(signInEnvironment({ ...rest, OIDC_CLIENT_SECRET_FILE: file, PORT: "1" })).toEqual(whole);
  });
});

describe("the address of a listener", () => {
  it("puts IPv6 in brackets, so that it is a URL", () => {
    expect(originAt("127.0.0.1", 80)).toBe("http://127.0.0.1:80");
    expect(new URL(originAt("::1", 8080)).host).toBe("[::1]:8080");
  });
});

describe(".env.example", () => {
  const example = readFileSync(".env.example", "utf8");
  const keys = [...example.matchAll(/^#?([A-Z_]+)=/gm)].map((match) => match[1]);

  it("names exactly the variables that are read", () => {
    expect(new Set(keys)).toEqual(new Set([...Object.keys(settings), ...Object.keys(temporalKeys)]));
  });

  it("shows only values that are accepted, and the true defaults", () => {
    const shown = Object.fromEntries(
      [...example.matchAll(/^#?([A-Z_]+)=(.+)$/gm)].map((match) => [match[1] ?? "", match[2] ?? ""]),
    );
    const { config } = readConfig({ ...shown, SECRET_KEY: key32 });
    const unset = readConfig({}).config;
    expect(config).toMatchObject({ port: unset.port, host: unset.host, stateDir: unset.stateDir, demo: unset.demo });
    expect(config).toMatchObject({ logLevel: unset.logLevel, mail: { from: unset.mail.from } });
  });
});
