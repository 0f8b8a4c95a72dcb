BEGIN TRANSACTION;
CREATE TABLE annotations(
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, dataset TEXT NOT NULL, item TEXT NOT NULL, label TEXT,
  type TEXT, creator TEXT, created TEXT NOT NULL, updated TEXT NOT NULL, doc TEXT NOT NULL);
INSERT INTO "annotations" VALUES(1,'6b028a676040000000753b89','6b028a672700000000753b89','6b028a674f00000000753b89','cat','box','you@example.com','2026-11-22T06:23:35.385Z','2026-11-22T06:23:35.385Z','{"id":"6b028a676040000000753b89","datasetId":"6b028a672700000000753b89","itemId":"6b028a674f00000000753b89","label":"cat","type":"box","coordinates":[{"x":1,"y":2,"z":0},{"x":3,"y":4,"z":0}],"metadata":{"system":{"status":"issue","startTime":0,"endTime":0,"frame":0,"endFrame":0,"snapshots_":[],"parentId":null,"automated":false,"isOpen":false,"system":false,"attributes":{}},"user":{}},"attributes":[],"labelSuggestions":{},"source":"sdk","creator":"you@example.com","createdAt":"2026-11-22T06:23:35.385Z","updatedBy":"you@example.com","updatedAt":"2026-11-22T06:23:35.385Z","hash":"70b587d528f33593bfe587cbac6d7c48"}');
INSERT INTO "annotations" VALUES(2,'6b028a676c40000000753b89','6b028a672700000000753b89','6b028a675900000000753b89','cat','box','you@example.com','2026-11-22T06:23:35.433Z','2026-11-22T06:23:35.433Z','{"id":"6b028a676c40000000753b89","datasetId":"6b028a672700000000753b89","itemId":"6b028a675900000000753b89","label":"cat","type":"box","coordinates":[{"x":1,"y":2,"z":0},{"x":3,"y":4,"z":0}],"metadata":{"system":{"status":null,"startTime":0,"endTime":0,"frame":0,"endFrame":0,"snapshots_":[],"parentId":null,"automated":false,"isOpen":false,"system":false,"attributes":{}},"user":{}},"attributes":[],"labelSuggestions":{},"source":"sdk","creator":"you@example.com","createdAt":"2026-11-22T06:23:35.433Z","updatedBy":"you@example.com","updatedAt":"2026-11-22T06:23:35.433Z","hash":"70b587d528f33593bfe587cbac6d7c48"}');
CREATE TABLE counters(dataset TEXT PRIMARY KEY, files INTEGER NOT NULL DEFAULT 0,
  annotated INTEGER NOT NULL DEFAULT 0, annotations INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
INSERT INTO "counters" VALUES('6b028a672700000000753b89',2,2,2);
CREATE TABLE entities(
  kind TEXT NOT NULL, id TEXT NOT NULL, project TEXT, dataset TEXT, name TEXT, created TEXT NOT NULL,
  doc TEXT NOT NULL, PRIMARY KEY(kind, id)) WITHOUT ROWID;
INSERT INTO "entities" VALUES('assignment','6b028a679a80000000753b89','31adf0cb-89a7-4b1b-8f72-ccf200864cfa','6b028a672700000000753b89','look-ann@example.com','2026-11-22T06:23:35.618Z','{"id":"6b028a679a80000000753b89","name":"look-ann@example.com","annotator":"ann@example.com","status":"in progress","projectId":"31adf0cb-89a7-4b1b-8f72-ccf200864cfa","taskType":"annotation","metadata":{"system":{"taskId":"6b028a677700000000753b89","datasetId":"6b028a672700000000753b89"}},"createdAt":"2026-11-22T06:23:35.618Z","updatedAt":"2026-11-22T06:23:35.754Z","updatedBy":"you@example.com"}');
INSERT INTO "entities" VALUES('command','6b028a677800000000753b89',NULL,NULL,'ended','2026-11-22T06:23:35.480Z','{"id":"6b028a677800000000753b89","type":"CreateTask","status":"success","progress":100,"error":null,"createdAt":"2026-11-22T06:23:35.480Z","updatedAt":"2026-11-22T06:23:35.702Z","spec":{"createTaskPayload":{"name":"look","query":"{\"filter\":{\"$and\":[{\"type\":\"file\"}]}}","datasetId":"6b028a672700000000753b89","projectId":"31adf0cb-89a7-4b1b-8f72-ccf200864cfa","spec":{"type":"annotation"},"workload":[{"assigneeId":"ann@example.com","load":100}]},"createdTaskId":"6b028a677700000000753b89"},"work":{"user":"you@example.com","base":"http://127.0.0.1:43763/api/v1","owner":"f806dd5c-b66e-4ed4-ba03-4e1df652b9b6","until":0,"state":{"counts":[2],"added":2,"after":"6b028a675900000000753b89"}}}');
INSERT INTO "entities" VALUES('dataset','6b028a671940000000753b89','31adf0cb-89a7-4b1b-8f72-ccf200864cfa','6b028a671940000000753b89','Binaries','2026-11-22T06:23:35.101Z','{"id":"6b028a671940000000753b89","name":"Binaries","creator":"you@example.com","projects":["31adf0cb-89a7-4b1b-8f72-ccf200864cfa"],"metadata":{"system":{"recipes":[]}},"driver":null,"readableType":"private","accessLevel":"private","createdAt":"2026-11-22T06:23:35.101Z","updatedAt":"2026-11-22T06:23:35.101Z","updatedBy":"you@example.com","indexDriver":"v1","enableSyncWithCloned":false,"expirationOptions":null}');
INSERT INTO "entities" VALUES('dataset','6b028a672700000000753b89','31adf0cb-89a7-4b1b-8f72-ccf200864cfa','6b028a672700000000753b89','cats','2026-11-22T06:23:35.156Z','{"id":"6b028a672700000000753b89","name":"cats","creator":"you@example.com","projects":["31adf0cb-89a7-4b1b-8f72-ccf200864cfa"],"metadata":{"system":{"recipes":["6b028a672d00000000753b89"]}},"driver":null,"readableType":"private","accessLevel":"private","createdAt":"2026-11-22T06:23:35.156Z","updatedAt":"2026-11-22T06:23:35.156Z","updatedBy":"you@example.com","indexDriver":"v1","enableSyncWithCloned":false,"expirationOptions":null}');
INSERT INTO "entities" VALUES('ontology','6b028a672740000000753b89','31adf0cb-89a7-4b1b-8f72-ccf200864cfa',NULL,'cats Default Ontology','2026-11-22T06:23:35.157Z','{"title":"cats Default Ontology","projectIds":["31adf0cb-89a7-4b1b-8f72-ccf200864cfa"],"id":"6b028a672740000000753b89","creator":"you@example.com","attributes":[],"roots":[],"metadata":{"system":{"projectIds":["31adf0cb-89a7-4b1b-8f72-ccf200864cfa"]},"attributes":[]},"createdAt":"2026-11-22T06:23:35.157Z","updatedAt":"2026-11-22T06:23:35.157Z"}');
INSERT INTO "entities" VALUES('project','31adf0cb-89a7-4b1b-8f72-ccf200864cfa','31adf0cb-89a7-4b1b-8f72-ccf200864cfa',NULL,'pets','2026-11-22T06:23:35.069Z','{"id":"31adf0cb-89a7-4b1b-8f72-ccf200864cfa","name":"pets","creator":"you@example.com","createdAt":1795328615069,"updatedAt":1795328615069,"account":"10ca1000-0000-4000-8000-000000000001","isBlocked":false,"archived":false,"featureConstraints":[],"groups":[],"guests":[],"contributors":[{"id":"you@example.com","email":"you@example.com","username":"you@example.com","firstName":"you","lastName":"","type":"user","createdAt":1795328615069,"updatedAt":1795328615069,"projects":[],"groups":[],"orgs":["10ca1000-0000-4000-8000-000000000001"],"role":"owner","org":"10ca1000-0000-4000-8000-000000000001"}]}');
INSERT INTO "entities" VALUES('recipe','6b028a672d00000000753b89','31adf0cb-89a7-4b1b-8f72-ccf200864cfa',NULL,'cats Default Recipe','2026-11-22T06:23:35.180Z','{"title":"cats Default Recipe","projectIds":["31adf0cb-89a7-4b1b-8f72-ccf200864cfa"],"ontologyIds":["6b028a672740000000753b89"],"uiSettings":{"allowObjectIdAutoAssign":true,"studioV2App":true},"id":"6b028a672d00000000753b89","creator":"you@example.com","examples":[],"customActions":[],"description":null,"instructions":null,"metadata":{"system":{}},"createdAt":"2026-11-22T06:23:35.180Z","updatedAt":"2026-11-22T06:23:35.180Z","updatedBy":"you@example.com"}');
INSERT INTO "entities" VALUES('task','6b028a677700000000753b89','31adf0cb-89a7-4b1b-8f72-ccf200864cfa','6b028a672700000000753b89','look','2026-11-22T06:23:35.476Z','{"id":"6b028a677700000000753b89","name":"look","status":"in progress","projectId":"31adf0cb-89a7-4b1b-8f72-ccf200864cfa","datasetId":"6b028a672700000000753b89","recipeId":"r","creator":"you@example.com","taskOwner":"you@example.com","query":"{\"filter\":{\"$and\":[{\"type\":\"file\"}]}}","dueDate":0,"spec":{"type":"annotation"},"assignmentIds":["6b028a679a80000000753b89"],"metadata":{"system":{}},"priority":2,"availableActions":[{"action":"completed","displayName":"Completed","color":"#BCFFB6"},{"action":"discard","displayName":"Discarded","color":"#FF4949"}],"description":null,"createdAt":"2026-11-22T06:23:35.476Z","updatedAt":"2026-11-22T06:23:35.754Z","updatedBy":"you@example.com"}');
CREATE TABLE items(
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, dataset TEXT NOT NULL, dir TEXT NOT NULL,
  filename TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, hidden INTEGER NOT NULL,
  annotations INTEGER NOT NULL DEFAULT 0, created TEXT NOT NULL, updated TEXT NOT NULL, blob TEXT,
  doc TEXT NOT NULL);
INSERT INTO "items" VALUES(1,'6b028a674f00000000753b89','6b028a672700000000753b89','/','/one.txt','one.txt','file',0,1,'2026-11-22T06:23:35.316Z','2026-11-22T06:23:35.744Z','6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b','{"id":"6b028a674f00000000753b89","datasetId":"6b028a672700000000753b89","createdAt":"2026-11-22T06:23:35.316Z","updatedAt":"2026-11-22T06:23:35.744Z","creator":"you@example.com","updatedBy":"you@example.com","dir":"/","filename":"/one.txt","name":"one.txt","type":"file","hidden":false,"spec":"MasterItemSpec","srcItem":"","srcDataset":"","metadata":{"system":{"originalname":"one.txt","originalPath":"/one.txt","size":1,"encoding":"7bit","mimetype":"text/plain","refs":[{"type":"task","id":"6b028a677700000000753b89","metadata":{"status":"completed"}},{"type":"assignment","id":"6b028a679a80000000753b89","metadata":{"status":"completed"}}],"taskStatusLog":[{"taskId":"6b028a677700000000753b89","assignmentId":"6b028a679a80000000753b89","action":"created","status":"completed","creator":"you@example.com","timestamp":"2026-11-22T06:23:35.743Z"}]}}}');
INSERT INTO "items" VALUES(2,'6b028a675900000000753b89','6b028a672700000000753b89','/','/two.txt','two.txt','file',0,1,'2026-11-22T06:23:35.356Z','2026-11-22T06:23:35.679Z','785f3ec7eb32f30b90cd0fcf3657d388b5ff4297f2f9716ff66e9b69c05ddd09','{"id":"6b028a675900000000753b89","datasetId":"6b028a672700000000753b89","createdAt":"2026-11-22T06:23:35.356Z","updatedAt":"2026-11-22T06:23:35.679Z","creator":"you@example.com","updatedBy":"you@example.com","dir":"/","filename":"/two.txt","name":"two.txt","type":"file","hidden":false,"spec":"MasterItemSpec","srcItem":"","srcDataset":"","metadata":{"system":{"originalname":"two.txt","originalPath":"/two.txt","size":2,"encoding":"7bit","mimetype":"text/plain","refs":[{"type":"task","id":"6b028a677700000000753b89"},{"type":"assignment","id":"6b028a679a80000000753b89"}],"taskStatusLog":[]}}}');
CREATE TABLE last_entity(one INTEGER PRIMARY KEY CHECK (one = 1), id TEXT NOT NULL);
INSERT INTO "last_entity" VALUES(1,'6b028a679a80000000753b89');
CREATE TABLE locks(dataset TEXT PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE refs(ref TEXT NOT NULL, item TEXT NOT NULL, type TEXT, status TEXT, PRIMARY KEY(ref, item))
  WITHOUT ROWID;
INSERT INTO "refs" VALUES('6b028a677700000000753b89','6b028a674f00000000753b89','task','completed');
INSERT INTO "refs" VALUES('6b028a677700000000753b89','6b028a675900000000753b89','task',NULL);
INSERT INTO "refs" VALUES('6b028a679a80000000753b89','6b028a674f00000000753b89','assignment','completed');
INSERT INTO "refs" VALUES('6b028a679a80000000753b89','6b028a675900000000753b89','assignment',NULL);
CREATE INDEX e_project ON entities(kind, project, id);
CREATE INDEX e_dataset ON entities(kind, dataset, id);
CREATE INDEX e_name ON entities(kind, name, id);
CREATE UNIQUE INDEX i_filename ON items(dataset, filename);
CREATE INDEX i_page ON items(dataset, hidden, type, id);
CREATE INDEX i_dir ON items(dataset, dir, id);
CREATE INDEX i_id ON items(dataset, id);
CREATE INDEX i_created ON items(dataset, created, id);
CREATE INDEX i_annotated ON items(dataset, id) WHERE annotations > 0;
CREATE INDEX i_blob ON items(blob) WHERE blob IS NOT NULL;
CREATE INDEX a_item ON annotations(item, dataset, id, type, label);
CREATE INDEX a_page ON annotations(dataset, id, type);
CREATE INDEX a_label ON annotations(dataset, label, id, item, type);
CREATE TRIGGER items_in AFTER INSERT ON items WHEN new.type = 'file' AND new.hidden = 0 BEGIN
  INSERT INTO counters(dataset, files) VALUES(new.dataset, 1)
    ON CONFLICT(dataset) DO UPDATE SET files = files + 1;
END;
CREATE TRIGGER items_out AFTER DELETE ON items BEGIN
  UPDATE counters SET
    files = files - (old.type = 'file' AND old.hidden = 0),
    annotated = annotated - (old.type = 'file' AND old.hidden = 0 AND old.annotations > 0)
    WHERE dataset = old.dataset;
  DELETE FROM annotations WHERE item = old.id;
END;
CREATE TRIGGER items_change AFTER UPDATE OF hidden, annotations ON items WHEN new.type = 'file' BEGIN
  UPDATE counters SET
    files = files + (new.hidden = 0) - (old.hidden = 0),
    annotated = annotated + (new.hidden = 0 AND new.annotations > 0)
                          - (old.hidden = 0 AND old.annotations > 0)
    WHERE dataset = new.dataset;
END;
CREATE TRIGGER annotations_in AFTER INSERT ON annotations BEGIN
  INSERT INTO counters(dataset, annotations) VALUES(new.dataset, 1)
    ON CONFLICT(dataset) DO UPDATE SET annotations = annotations + 1;
  UPDATE items SET annotations = annotations + 1 WHERE id = new.item;
END;
CREATE TRIGGER annotations_out AFTER DELETE ON annotations BEGIN
  UPDATE counters SET annotations = annotations - 1 WHERE dataset = old.dataset;
  UPDATE items SET annotations = annotations - 1 WHERE id = old.item;
END;
CREATE TRIGGER items_locked_INSERT BEFORE INSERT ON items WHEN EXISTS (SELECT 1 FROM locks WHERE dataset = new.dataset AND until > CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)) BEGIN SELECT RAISE(ABORT, 'dataset is read-only'); END;
CREATE TRIGGER items_locked_UPDATE BEFORE UPDATE ON items WHEN EXISTS (SELECT 1 FROM locks WHERE dataset = new.dataset AND until > CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)) BEGIN SELECT RAISE(ABORT, 'dataset is read-only'); END;
CREATE TRIGGER items_locked_DELETE BEFORE DELETE ON items WHEN EXISTS (SELECT 1 FROM locks WHERE dataset = old.dataset AND until > CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)) BEGIN SELECT RAISE(ABORT, 'dataset is read-only'); END;
CREATE TRIGGER annotations_locked_INSERT BEFORE INSERT ON annotations WHEN EXISTS (SELECT 1 FROM locks WHERE dataset = new.dataset AND until > CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)) BEGIN SELECT RAISE(ABORT, 'dataset is read-only'); END;
CREATE TRIGGER annotations_locked_UPDATE BEFORE UPDATE ON annotations WHEN EXISTS (SELECT 1 FROM locks WHERE dataset = new.dataset AND until > CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)) BEGIN SELECT RAISE(ABORT, 'dataset is read-only'); END;
CREATE TRIGGER annotations_locked_DELETE BEFORE DELETE ON annotations WHEN EXISTS (SELECT 1 FROM locks WHERE dataset = old.dataset AND until > CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)) BEGIN SELECT RAISE(ABORT, 'dataset is read-only'); END;
CREATE INDEX r_item ON refs(item);
CREATE INDEX r_status ON refs(ref, status, item);
CREATE TRIGGER refs_in AFTER INSERT ON items WHEN instr(new.doc, '"refs":[{') > 0 BEGIN INSERT OR REPLACE INTO refs SELECT json_extract(r.value, '$.id'), new.id, json_extract(r.value, '$.type'), json_extract(r.value, '$.metadata.status') FROM json_each(new.doc, '$.metadata.system.refs') r WHERE r.type = 'object' AND json_type(r.value, '$.id') = 'text'; END;
CREATE TRIGGER refs_change AFTER UPDATE OF doc ON items WHEN instr(old.doc, '"refs":[{') > 0 OR instr(new.doc, '"refs":[{') > 0 BEGIN DELETE FROM refs WHERE item = new.id; INSERT OR REPLACE INTO refs SELECT json_extract(r.value, '$.id'), new.id, json_extract(r.value, '$.type'), json_extract(r.value, '$.metadata.status') FROM json_each(new.doc, '$.metadata.system.refs') r WHERE r.type = 'object' AND json_type(r.value, '$.id') = 'text'; END;
CREATE TRIGGER refs_out AFTER DELETE ON items BEGIN DELETE FROM refs WHERE item = old.id; END;
COMMIT;
PRAGMA user_version = 3;
