// What every bundle is built upon. Each names it first, so that the bundler makes one file of it and not one of every part.
import "preact";
import "../common/api";
import "../common/dom";
import "../common/id";
import "../common/language";
import "../common/live";
import "../common/model";
import "../common/patient";
import "../common/words";
