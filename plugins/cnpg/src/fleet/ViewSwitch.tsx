import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { makeStyles } from '@material-ui/core/styles';
import { views } from './fleetQuery';
import type { FleetQueryState } from './useFleetQuery';
import { useFleetTexts } from './useFleetTexts';

const useStyles = makeStyles(theme => ({
  root: { borderBottom: `1px solid ${theme.palette.divider}` },
  tab: { minWidth: 0, padding: theme.spacing(1, 2) },
}));

export const panelId = 'fleet-panel';

/** The list, the groups or the pictures. */
export function ViewSwitch({ state }: { state: FleetQueryState }) {
  const classes = useStyles();
  const { fleet } = useFleetTexts();
  return (
    <Tabs
      className={classes.root}
      value={state.view}
      onChange={(_, view) => state.change({ view })}
      indicatorColor="primary"
      variant="scrollable"
      scrollButtons="off"
      aria-label={fleet('view.label')}
    >
      {views.map(view => (
        <Tab
          key={view}
          id={`fleet-tab-${view}`}
          aria-controls={panelId}
          className={classes.tab}
          value={view}
          label={fleet(`view.${view}`)}
        />
      ))}
    </Tabs>
  );
}
