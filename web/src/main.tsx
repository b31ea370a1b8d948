import { render } from 'preact';
import { LocationProvider, Router, Route, lazy } from 'preact-iso';
import { Frame } from './parts/frame.tsx';
import { NotFound } from './pages/not-found.tsx';
import { Search } from './pages/search.tsx';
import './style/index.css';

// The search page is what most visits begin with: the others are loaded when they are opened.
const RecordPage = lazy(() => import('./pages/record.tsx'));
const Review = lazy(() => import('./pages/review.tsx'));
const People = lazy(() => import('./pages/people.tsx'));
const PersonPage = lazy(() => import('./pages/person.tsx'));
const Chronology = lazy(() => import('./pages/chronology.tsx'));
const Contacts = lazy(() => import('./pages/contacts.tsx'));
const AddFiles = lazy(() => import('./pages/add-files.tsx'));

const room = document.getElementById('room');
if (!room) throw new Error('The page has no element "room" to draw in');
render(
  <LocationProvider>
    <Frame>
      <Router>
        <Route path="/" component={Search} />
        <Route path="/records/:id" component={RecordPage} />
        <Route path="/review" component={Review} />
        <Route path="/people" component={People} />
        <Route path="/people/:id" component={PersonPage} />
        <Route path="/chronology" component={Chronology} />
        <Route path="/contacts" component={Contacts} />
        <Route path="/add" component={AddFiles} />
        <Route default component={NotFound} />
      </Router>
    </Frame>
  </LocationProvider>,
  room,
);
