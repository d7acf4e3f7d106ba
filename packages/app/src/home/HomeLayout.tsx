import type { HomePageLayoutProps } from '@backstage/plugin-home-react/alpha';
import { Container, Header } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';

const COLUMNS = 12;

const useStyles = makeStyles(theme => ({
  grid: {
    display: 'grid',
    gridTemplateColumns: `repeat(${COLUMNS}, minmax(0, 1fr))`,
    gap: theme.spacing(2),
    alignItems: 'start',
    // One below the other where there is no room beside.
    [theme.breakpoints.down('sm')]: {
      '& > *': { gridColumn: '1 / -1 !important', gridRow: 'auto !important' },
    },
  },
}));

/**
 * The widgets that app-config names, where it puts them. Unlike Backstage's own
 * layout it has a heading, fits on a phone and is the same for everybody.
 */
export function HomeLayout({
  widgets,
  defaultConfig = [],
}: HomePageLayoutProps) {
  const classes = useStyles();
  return (
    <main>
      <Header title="Home" />
      <Container>
        <div className={classes.grid}>
          {defaultConfig.map(({ component, column, row, width, height }) => (
            <div
              key={component}
              style={{
                gridColumn: `${column + 1} / span ${width}`,
                gridRow: `${row + 1} / span ${height}`,
              }}
            >
              {widgets.find(({ name }) => name === component)?.component}
            </div>
          ))}
        </div>
      </Container>
    </main>
  );
}
