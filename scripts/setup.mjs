// @ts-check
import {
  installDependencies,
  prepareToolchain,
  runMain,
} from './toolchain.mjs';

runMain(async () => {
  await installDependencies(await prepareToolchain());
});
