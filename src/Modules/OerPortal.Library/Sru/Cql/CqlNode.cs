namespace OerPortal.Library.Sru.Cql;

/// <summary>A question in CQL (Contextual Query Language 1.2), read.</summary>
internal abstract record CqlNode;

/// <param name="Index">As written, lower case; <c>cql.serverchoice</c> where none was.</param>
/// <param name="Relation">Lower case; <c>=</c> where none was.</param>
internal sealed record CqlClause(string Index, string Relation, string Term) : CqlNode;

/// <param name="Operator"><c>and</c>, <c>or</c>, <c>not</c>.</param>
internal sealed record CqlBoolean(string Operator, CqlNode Left, CqlNode Right) : CqlNode;

/// <param name="Sort">Indexes after <c>sortby</c>, with whether each falls.</param>
internal sealed record CqlQuestion(CqlNode Root, IReadOnlyList<(string Index, bool IsDescending)> Sort);
