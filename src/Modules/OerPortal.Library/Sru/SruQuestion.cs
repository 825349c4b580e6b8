using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Sru.Cql;
using OerPortal.Library.Union;
using static OerPortal.Library.Sru.SruRefusalException;

namespace OerPortal.Library.Sru;

/// <summary>A request of SRU 1.1 or 1.2, read: searchRetrieve. What it does not say is as the standard says.</summary>
/// <param name="From">The first record, from 1.</param>
internal sealed record SruQuestion(string Query, CqlQuestion Cql, int From, int Most, SruSchema Schema, bool IsPackedAsText, UnionOrder Order)
{
    internal const int MostRecords = 100;
    internal const int UsualRecords = 10;
    internal const int LongestQuery = 4000;

    private static readonly string[] Known =
        ["operation", "version", "query", "startRecord", "maximumRecords", "recordPacking", "recordSchema", "recordXPath", "resultSetTTL", "sortKeys", "stylesheet", "extraRequestData"];

    /// <summary>"1.1" or "1.2"; what is asked with another is answered in the newest.</summary>
    internal static string Version(IEnumerable<KeyValuePair<string, StringValues>> asked) => Value(asked, "version") is "1.1" ? "1.1" : "1.2";

    /// <returns>Explain where nothing is asked for.</returns>
    /// <exception cref="SruRefusalException">An operation or version that is not answered.</exception>
    internal static bool IsExplain(IEnumerable<KeyValuePair<string, StringValues>> asked)
    {
        var all = asked.ToList();
        if (Value(all, "version") is { Length: > 0 } version and not ("1.1" or "1.2"))
            throw new SruRefusalException(UnsupportedVersion, "1.2");
        return Value(all, "operation") switch
        {
            "explain" => true,
            "searchRetrieve" => false,
            null => Value(all, "query") is null,
            var other => throw new SruRefusalException(UnsupportedOperation, other),
        };
    }

    /// <exception cref="SruRefusalException">What is wrong first.</exception>
    internal static SruQuestion Read(IEnumerable<KeyValuePair<string, StringValues>> asked)
    {
        var all = asked.ToList();
        if (all.Find(a => !Known.Contains(a.Key) && !a.Key.StartsWith("x-", StringComparison.OrdinalIgnoreCase)) is { Key: { Length: > 0 } unknown })
            throw new SruRefusalException(UnsupportedParameter, unknown);
        var query = Value(all, "query") is { Length: > 0 } written ? written : throw new SruRefusalException(MissingParameter, "query");
        if (query.Length > LongestQuery || query.Contains('\0', StringComparison.Ordinal))
            throw new SruRefusalException(QuerySyntax, query.Length > LongestQuery ? $"{LongestQuery}" : "");
        var cql = CqlParser.Read(query);
        return new SruQuestion(
            query, cql, Number(all, "startRecord", 1, 1), Math.Min(MostRecords, Number(all, "maximumRecords", 0, UsualRecords)), SchemaOf(Value(all, "recordSchema")), IsText(Value(all, "recordPacking")),
            cql.Sort.Count > 0 ? OrderOf(cql.Sort[0].Index, cql.Sort[0].IsDescending) : KeysOrder(Value(all, "sortKeys")));
    }

    private static int Number(List<KeyValuePair<string, StringValues>> asked, string name, int least, int usual)
    {
        if (Value(asked, name) is not { } written)
            return usual;
        return int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least ? number : throw new SruRefusalException(UnsupportedValue, name);
    }

    // By name and by address, as both are in use.
    private static SruSchema SchemaOf(string? asked) => asked?.ToLowerInvariant() switch
    {
        null or "" or "marcxml" or "info:srw/schema/1/marcxml-v1.1" or "http://www.loc.gov/marc21/slim" => SruSchema.MarcXml,
        "dc" or "info:srw/schema/1/dc-v1.1" or "info:srw/schema/1/dc-schema" or "http://purl.org/dc/elements/1.1/" or "http://purl.org/dc/elements/1.1" => SruSchema.DublinCore,
        _ => throw new SruRefusalException(UnknownSchema, asked),
    };

    private static bool IsText(string? packing) => packing switch
    {
        null or "" or "xml" => false,
        "string" => true,
        _ => throw new SruRefusalException(UnsupportedPacking, packing),
    };

    // "title,,0": path, schema, whether it rises.
    private static UnionOrder KeysOrder(string? keys)
    {
        var parts = (keys ?? "").Trim().Split(' ')[0].Split(',');
        return parts[0].Length == 0 ? UnionOrder.Name : OrderOf(parts[0].ToLowerInvariant(), parts.Length > 2 && parts[2] == "0");
    }

    private static UnionOrder OrderOf(string index, bool falls) => index[(index.LastIndexOf('.') + 1)..] switch
    {
        "title" => UnionOrder.Name,
        "creator" or "author" => UnionOrder.People,
        "date" or "year" => falls ? UnionOrder.Newest : UnionOrder.Oldest,
        _ => throw new SruRefusalException(UnsupportedSort, index),
    };

    private static string? Value(IEnumerable<KeyValuePair<string, StringValues>> asked, string name) => asked.FirstOrDefault(a => a.Key == name).Value is { Count: > 0 } values ? values[0] : null;
}

internal enum SruSchema
{
    MarcXml,
    DublinCore,
}
