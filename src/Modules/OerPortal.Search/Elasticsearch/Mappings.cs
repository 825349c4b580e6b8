namespace OerPortal.Search.Elasticsearch;

/// <summary>
/// What the fields of each index are. The portal cuts words itself, so that the built-in analysis at white space is all that is needed; nothing
/// that is not named here is indexed, and only what is shown is kept.
/// </summary>
internal static class Mappings
{
    private const string WordsField = """{"type":"text","analyzer":"whitespace","index_options":"docs","norms":false}""";
    private const string PlacedField = """{"type":"text","analyzer":"whitespace","norms":false}""";
    private const string CodeField = """{"type":"keyword","doc_values":false}""";

    /// <summary>
    /// <c>words</c> are the entries, opaque. Stored in the order of goodness within a tier, so that a tier is read until there are enough.
    /// </summary>
    private const string Resources = """
        "index.sort.field":["title_words","published","id"],"index.sort.order":["asc","desc","desc"]},
        "mappings":{"dynamic":false,"_source":{"enabled":false},"properties":{
          "id":{"type":"keyword"},"change":{"type":"long"},"words":<words>,
          "title_words":{"type":"short","index":false},"title_key":{"type":"keyword","index":false},"published":{"type":"long"},"readers":{"type":"integer","index":false},
          "combination":{"type":"keyword"},"facets":<code>,"visibility":<code>,"site":{"type":"keyword"}}}
        """;

    private const string Passages = """
        "index.sort.field":["resource","number"],"index.sort.order":["asc","asc"]},
        "mappings":{"dynamic":false,"_source":{"includes":["resource","file","number","heading","locator","body"]},"properties":{
          "resource":{"type":"keyword"},"change":{"type":"long"},"file":<code>,"number":{"type":"integer"},"folded":<placed>,"exact":<placed>,
          "visibility":<code>,"site":<code>}}
        """;

    private const string Suggestions = """
        "index.codec":"default"},
        "mappings":{"dynamic":false,"_source":{"includes":["resource","kind","text","folded"]},"properties":{
          "resource":<code>,"change":{"type":"long"},"folded":{"type":"keyword","doc_values":false,"fields":{"placed":<placed>}},"parts":<words>,
          "words":{"type":"text","analyzer":"whitespace","index_options":"docs","norms":false,"index_prefixes":{"min_chars":1,"max_chars":5}},
          "visibility":<code>,"site":<code>}}
        """;

    private const string KnownWords = """
        "index.codec":"default"},
        "mappings":{"dynamic":false,"_source":{"enabled":false},"properties":{"word":{"type":"keyword"}}}
        """;

    /// <summary>The body that makes an index. What is written is shown when the writer says so; every 30 s is for the forgotten.</summary>
    public static string Of(string kind, string alias)
    {
        var rest = kind switch { Names.Resources => Resources, Names.Passages => Passages, Names.Suggestions => Suggestions, _ => KnownWords };
        return ("""{"aliases":{"<alias>":{}},"settings":{"index.number_of_shards":1,"index.auto_expand_replicas":"0-1","index.max_result_window":20000,"index.refresh_interval":"30s",""" + rest + "}")
            .Replace("<alias>", alias, StringComparison.Ordinal).Replace("<words>", WordsField, StringComparison.Ordinal)
            .Replace("<placed>", PlacedField, StringComparison.Ordinal).Replace("<code>", CodeField, StringComparison.Ordinal);
    }
}
