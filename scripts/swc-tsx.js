// dependency-cruiser's swc parser does not say which files hold JSX; this says it, so that the layer table covers them too.
import swc from "@swc/core";

const parse = swc.parseFileSync;
swc.parseFileSync = (file, options) => parse(file, { ...options, tsx: file.endsWith(".tsx") });
