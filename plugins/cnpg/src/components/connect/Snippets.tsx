import { makeStyles } from '@material-ui/core/styles';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { useId, useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { CodeBlock } from '../common/CodeBlock';
import { type ConnectionFacts, connectionSnippets } from './snippets';

const useStyles = makeStyles(theme => ({
  tab: { minWidth: 72, padding: theme.spacing(0.75, 1.5) },
  panel: { paddingTop: theme.spacing(1) },
}));

/** Code for the usual clients, one at a time. */
export function Snippets({ facts }: { facts: ConnectionFacts }) {
  const classes = useStyles();
  const { t } = useTexts();
  const id = useId();
  const snippets = connectionSnippets(facts);
  const [selected, setSelected] = useState(snippets[0].id);
  const snippet = snippets.find(it => it.id === selected)!;
  return (
    <div>
      <Tabs
        value={selected}
        onChange={(_, value) => setSelected(value)}
        variant="scrollable"
        scrollButtons="auto"
        indicatorColor="primary"
        selectionFollowsFocus
        aria-label={t('connect.snippets')}
      >
        {snippets.map(it => (
          <Tab
            key={it.id}
            value={it.id}
            label={it.title}
            id={`${id}-tab-${it.id}`}
            aria-controls={`${id}-panel`}
            className={classes.tab}
          />
        ))}
      </Tabs>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-tab-${selected}`}
        className={classes.panel}
      >
        <CodeBlock label={snippet.title} code={snippet.code} />
      </div>
    </div>
  );
}
