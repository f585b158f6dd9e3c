export { t as createGitHub } from "./client.js";
