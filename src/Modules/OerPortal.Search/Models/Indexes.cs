namespace OerPortal.Search.Models;

/// <summary>The indexes that follow the catalogue, by name. PostgreSQL's is always among them and comes first.</summary>
internal sealed class Indexes(IReadOnlyDictionary<string, ISearchIndex> byName)
{
    public const string Postgres = "postgres";
    public const string Elasticsearch = "elasticsearch";

    public IEnumerable<string> Names => byName.Keys.OrderBy(name => name != Postgres).ThenBy(name => name, StringComparer.Ordinal);

    /// <summary>The index of that name; null when it is not configured (any more).</summary>
    public ISearchIndex? Find(string name) => byName.GetValueOrDefault(name);
}
