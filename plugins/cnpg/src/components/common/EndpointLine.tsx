import { CopyTextButton } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Endpoint } from '@pgportal/plugin-cnpg-common';
import { formatAddress } from '../../format';
import { useTexts } from '../../hooks/useTexts';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    minWidth: 0,
  },
  address: {
    fontFamily: 'monospace',
    overflowWrap: 'anywhere',
    minWidth: 0,
  },
}));

/** Host and port of an endpoint, with a button that copies them. */
export function EndpointLine(props: {
  endpoint: Pick<Endpoint, 'host' | 'port'>;
}) {
  const { endpoint } = props;
  const classes = useStyles();
  const { t } = useTexts();
  const address = formatAddress(endpoint);
  return (
    <div className={classes.root}>
      <Typography component="code" variant="body2" className={classes.address}>
        {address}
      </Typography>
      <CopyTextButton
        text={address}
        variant="tertiary"
        tooltipText={t('endpoint.copied')}
        aria-label={t('endpoint.copy', { address })}
      />
    </div>
  );
}
