import { createApp } from '@backstage/frontend-defaults';
import { homeModule } from './home';
import { signInModule } from './signIn';
import { translationsModule } from './translations';

/** Plugins are discovered from the dependencies of this package: `app.packages` in app-config. */
export default createApp({
  features: [homeModule, signInModule, translationsModule],
});
