import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import {
  authProvidersExtensionPoint,
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';

/**
 * Signs in whoever the browser says it is, out of the users listed in
 * `demo.users`. For the demo only: it refuses to work in production.
 */
export default createBackendModule({
  pluginId: 'auth',
  moduleId: 'demo-provider',
  register({ registerInit }) {
    registerInit({
      deps: {
        providers: authProvidersExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ providers, config }) {
        const users = (config.getOptionalConfigArray('demo.users') ?? []).map(
          user => user.getString('ref'),
        );
        providers.registerProvider({
          providerId: 'demo',
          factory: createProxyAuthProviderFactory({
            authenticator: createProxyAuthenticator({
              defaultProfileTransform: async () => ({ profile: {} }),
              initialize: () => undefined,
              async authenticate({ req }) {
                if (process.env.NODE_ENV === 'production') {
                  throw new NotAllowedError(
                    'The demo sign-in is not available in production.',
                  );
                }
                const user = req.header('x-demo-user');
                if (!user || !users.includes(user)) {
                  throw new AuthenticationError(
                    'Choose one of the demo users to sign in.',
                  );
                }
                return { result: user };
              },
            }),
            signInResolver: ({ result }, context) =>
              context.signInWithCatalogUser({ entityRef: result }),
          }),
        });
      },
    });
  },
});
