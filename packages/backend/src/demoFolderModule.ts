import { cp, mkdir } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import {
  coreServices,
  createBackendModule,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import {
  createTemplateAction,
  scaffolderActionsExtensionPoint,
} from '@backstage/plugin-scaffolder-node';

/**
 * Copies a task's workspace into the folder `demo.gitopsFolder`, where others
 * would publish it to a repository. For the demo only.
 */
export default createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'demo-folder',
  register({ registerInit }) {
    registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ actions, config }) {
        const configured =
          config.getOptionalString('demo.gitopsFolder') ?? '.demo/gitops';
        const folder = isAbsolute(configured)
          ? configured
          : resolvePackagePath('backend', '../..', configured);
        actions.addActions(
          createTemplateAction({
            id: 'demo:folder:publish',
            description: 'Copies the workspace into a folder of the demo.',
            supportsDryRun: true,
            schema: {
              output: {
                folder: z =>
                  z.string({ description: 'Where the files are now' }),
              },
            },
            async handler(ctx) {
              if (!ctx.isDryRun) {
                await mkdir(folder, { recursive: true });
                await cp(ctx.workspacePath, folder, { recursive: true });
              }
              ctx.logger.info(`Copied to ${folder}`);
              ctx.output('folder', folder);
            },
          }),
        );
      },
    });
  },
});
