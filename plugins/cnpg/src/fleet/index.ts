export { FleetPageContent, LegacyFleetPage } from './FleetPage';
