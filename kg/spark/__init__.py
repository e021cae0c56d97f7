"""Build beyond one machine: documents in, parts of N-Quads and a manifest out, by Apache Spark.

In go sources, as for one machine; out comes a folder with `kg.store.manifest` that `kg load` takes. The statements are
those of a build on one machine, whatever the machines, their number and what becomes of them. Three stages:

    read     slices of the documents, each by one task (`tasks.read_slice`): the readers of `kg.workers`
    settle   here: which documents are one, which names mean one thing (`kg.same`), from what the slices tell of things
    write    lines go to the part of their subject (`tasks.spread`), where they are sorted and pooled (`tasks.write_part`)

All machines see the documents and the folder under the same paths, and have the same kg. A task writes its file under
a name of its own and renames it when it is whole: one that is lost, repeated or run twice changes nothing.

Weighed: data frames (`mapInPandas`: takes pandas and Arrow on every machine for what are bytes already); a shuffle of
single lines (each pickled; runs of sorted lines are a hundredth of the records); Dask and Ray (neither sorts more than
fits into memory); a graph library for names (they fit into one memory, and `kg.same` is the same code then).
"""

from kg.spark.job import Built, build_parts

__all__ = ["Built", "build_parts"]
