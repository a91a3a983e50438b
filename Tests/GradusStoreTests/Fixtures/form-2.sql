-- A journal of form 2 with records of every kind, those of form-2.json.
CREATE TABLE passed_stage (
  project TEXT NOT NULL,
  stage TEXT NOT NULL,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  PRIMARY KEY (project, stage)
) STRICT, WITHOUT ROWID;
INSERT INTO passed_stage VALUES('todo-api','boot',1896091200250,1896094800000);
INSERT INTO passed_stage VALUES('todo-api','create',1896094800000,1896094800000);
CREATE TABLE profile (
  number INTEGER PRIMARY KEY CHECK (number = 1),
  goal TEXT,
  experience TEXT,
  language TEXT,
  hours_a_week INTEGER,
  path TEXT,
  started_on INTEGER,
  changed_at INTEGER NOT NULL
) STRICT;
INSERT INTO profile VALUES(1,'first-job','none','swift',10,'path.nine-month',21945,1896091200000);
CREATE TABLE reading (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  lesson TEXT NOT NULL,
  read_at INTEGER NOT NULL,
  day INTEGER NOT NULL
) STRICT;
INSERT INTO reading VALUES(1,'c0ffee00-0000-4000-8000-000000000004','api.errors',1896091200000,21945);
CREATE TABLE review (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  card TEXT NOT NULL,
  rating TEXT NOT NULL,
  reviewed_at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  stability REAL NOT NULL,
  difficulty REAL NOT NULL,
  due_on INTEGER NOT NULL
) STRICT;
INSERT INTO review VALUES(1,'c0ffee00-0000-4000-8000-000000000002','api.errors.1-0badcafe','good',1896177600000,21946,2.3065000000000002167,2.1181039704590158834,21948);
INSERT INTO review VALUES(2,'c0ffee00-0000-4000-8000-000000000003','api.errors.1-0badcafe','again',1896350400000,21948,0.5,7.3899757880146088595,21949);
CREATE TABLE run (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  occasion TEXT NOT NULL,
  project TEXT NOT NULL,
  folder TEXT NOT NULL,
  language TEXT,
  gradus TEXT NOT NULL,
  part TEXT,
  seed INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  duration INTEGER NOT NULL,
  started INTEGER NOT NULL,
  verdict TEXT NOT NULL
) STRICT;
INSERT INTO run VALUES(1,'6f1f2c7e-8b0a-4a53-9d3c-0d7d0e1b1a01','check','todo-api','/home/ada/todo''s api','python','0.1.0',NULL,424242,1896091200250,4321123,1,'failed');
INSERT INTO run VALUES(2,'6f1f2c7e-8b0a-4a53-9d3c-0d7d0e1b1a02','watch','todo-api','/home/ada/todo''s api',NULL,'0.1.0','--stage create',-1,1896094800000,500,1,'passed');
INSERT INTO run VALUES(3,'6f1f2c7e-8b0a-4a53-9d3c-0d7d0e1b1a03','replay','todo-api','/home/ada/todo''s api',NULL,'0.1.0','--check create.location',7,1896098400000,0,0,'inconclusive');
CREATE TABLE run_stage (
  run INTEGER NOT NULL REFERENCES run (number) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  stage TEXT NOT NULL,
  grade TEXT NOT NULL,
  verdict TEXT NOT NULL,
  whole INTEGER NOT NULL,
  passed INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  blocked INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  inconclusive INTEGER NOT NULL,
  PRIMARY KEY (run, position)
) STRICT, WITHOUT ROWID;
INSERT INTO run_stage VALUES(1,0,'boot','core','passed',1,3,0,0,0,0);
INSERT INTO run_stage VALUES(1,1,'create','core','failed',1,5,2,0,1,0);
INSERT INTO run_stage VALUES(1,2,'load','production','blocked',0,0,0,4,0,1);
INSERT INTO run_stage VALUES(2,0,'boot','core','passed',1,3,0,0,0,0);
INSERT INTO run_stage VALUES(2,1,'create','core','passed',1,8,0,0,0,0);
CREATE TABLE sitting (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  session TEXT NOT NULL UNIQUE,
  mode TEXT NOT NULL,
  subject TEXT,
  seed INTEGER NOT NULL,
  shift REAL NOT NULL,
  started_at INTEGER NOT NULL
) STRICT;
INSERT INTO sitting VALUES(1,'c0ffee00-0000-4000-8000-000000000009','sitting-3','placement',NULL,-1,0.25,1896091400000);
INSERT INTO sitting VALUES(2,'c0ffee00-0000-4000-8000-000000000010','sitting-4','topic','api.errors',424242,-0.5,1896091390000);
CREATE TABLE sitting_language (
  sitting INTEGER NOT NULL REFERENCES sitting (number) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  language TEXT NOT NULL,
  PRIMARY KEY (sitting, position)
) STRICT, WITHOUT ROWID;
INSERT INTO sitting_language VALUES(1,0,'swift');
INSERT INTO sitting_language VALUES(1,1,'go');
CREATE TABLE answer (
  session TEXT NOT NULL,
  number INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE,
  item TEXT NOT NULL,
  item_version INTEGER NOT NULL,
  score REAL NOT NULL,
  answered_at INTEGER NOT NULL,
  PRIMARY KEY (session, number)
) STRICT, WITHOUT ROWID;
INSERT INTO answer VALUES('sitting-1',1,'c0ffee00-0000-4000-8000-000000000007','http-004',1,0.5,1896091290000);
INSERT INTO answer VALUES('sitting-1',2,'c0ffee00-0000-4000-8000-000000000001','http-001',2,0.75,1896091300000);
INSERT INTO answer VALUES('sitting-1',3,'c0ffee00-0000-4000-8000-000000000005','http-002',1,1.0,1896091310000);
INSERT INTO answer VALUES('sitting-1',4,'c0ffee00-0000-4000-8000-000000000006','http-003',1,0.0,1896091310000);
INSERT INTO answer VALUES('sitting-2',1,'c0ffee00-0000-4000-8000-000000000008','http-001',2,1.0,1896091305000);
INSERT INTO answer VALUES('sitting-3',1,'c0ffee00-0000-4000-8000-000000000011','api.errors.item-1',1,1.0,1896091420000);
INSERT INTO answer VALUES('sitting-3',2,'c0ffee00-0000-4000-8000-000000000012','api.errors.item-2',1,0.0,1896091410000);
INSERT INTO answer VALUES('sitting-3',3,'c0ffee00-0000-4000-8000-000000000013','api.errors.item-3',1,0.75,1896091410000);
CREATE INDEX run_by_time ON run (started_at) WHERE occasion <> 'replay';
CREATE INDEX run_by_project ON run (project, started_at) WHERE occasion <> 'replay';
CREATE INDEX review_by_card ON review (card, reviewed_at);
CREATE INDEX reading_by_lesson ON reading (lesson, read_at);
PRAGMA application_id = 1198672494;
PRAGMA user_version = 2;
