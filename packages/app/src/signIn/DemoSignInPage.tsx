import { useState } from 'react';
import {
  Content,
  Header,
  InfoCard,
  Page,
  ProxiedSignInPage,
} from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import Button from '@material-ui/core/Button';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';

const STORAGE_KEY = 'pgportal-demo-user';

/** Signs in as one of the users of `demo.users`; the choice lasts as long as the browser tab. */
export function DemoSignInPage({ onSignInSuccess }: SignInPageProps) {
  const config = useApi(configApiRef);
  const [user, setUser] = useState(() => sessionStorage.getItem(STORAGE_KEY));

  const users = (config.getOptionalConfigArray('demo.users') ?? []).map(
    entry => ({
      ref: entry.getString('ref'),
      title: entry.getString('title'),
      description: entry.getString('description'),
    }),
  );

  if (user && users.some(({ ref }) => ref === user)) {
    return (
      <ProxiedSignInPage
        provider="demo"
        headers={{ 'x-demo-user': user }}
        onSignInSuccess={identity =>
          onSignInSuccess({
            getProfileInfo: () => identity.getProfileInfo(),
            getBackstageIdentity: () => identity.getBackstageIdentity(),
            getCredentials: () => identity.getCredentials(),
            signOut: async () => {
              sessionStorage.removeItem(STORAGE_KEY);
              await identity.signOut();
            },
          })
        }
      />
    );
  }

  return (
    <Page themeId="home">
      <Header
        title={config.getOptionalString('app.title') ?? 'pgportal'}
        subtitle="This is a demo. Choose who you are."
      />
      <Content>
        <Grid container spacing={3}>
          {users.map(({ ref, title, description }) => (
            <Grid item xs={12} sm={6} md={4} key={ref}>
              <InfoCard
                title={title}
                actions={
                  <Button
                    color="primary"
                    aria-label={`Sign in as ${title}`}
                    onClick={() => {
                      sessionStorage.setItem(STORAGE_KEY, ref);
                      setUser(ref);
                    }}
                  >
                    Sign in
                  </Button>
                }
              >
                <Typography variant="body1">{description}</Typography>
              </InfoCard>
            </Grid>
          ))}
        </Grid>
      </Content>
    </Page>
  );
}
