using System.Text.Json;
using OerPortal.Search.Entries;
using OerPortal.Search.Models;

namespace OerPortal.Search.Elasticsearch;

/// <summary>Writes questions in the language of Elasticsearch. What a person typed is always a value, never syntax.</summary>
internal static class QueryJson
{
    /// <summary>Whether a document has what is asked, as an object in an array.</summary>
    public static void Write(Utf8JsonWriter json, Asked asked)
    {
        switch (asked)
        {
            case AskedEntry one: json.Clause("term", "words", one.Entry); break;
            case AskedAll all: json.Object(query => query.Object("bool", b => b.Array("filter", parts => Write(parts, all.Parts)))); break;
            case AskedAny any when any.Parts.All(part => part is AskedEntry): json.AnyOf("words", any.Parts.Select(part => ((AskedEntry)part).Entry)); break;
            case AskedAny any: json.Object(query => AnyOf(query, parts => Write(parts, any.Parts))); break;
        }
    }

    /// <summary>What this person may see; of resources and of suggestions alike.</summary>
    public static void Write(Utf8JsonWriter json, Access access)
    {
        if (!access.IsSignedIn)
        {
            json.Clause("term", "visibility", Visible(Resources.Visibility.Public));
            return;
        }

        json.Object(query => AnyOf(query, ways =>
        {
            ways.AnyOf("visibility", [Visible(Resources.Visibility.Public), Visible(Resources.Visibility.Province)]);
            if (access.Schools.Count > 0) ways.AnyOf("site", access.Schools.Select(Id));
        }));
    }

    /// <summary>What this person may see of the sites that are asked for.</summary>
    public static void WriteSeen(Utf8JsonWriter json, SearchRequest who)
    {
        Write(json, who.Access);
        if (who.OnlySite is { } site) json.Clause("term", "site", Id(site));
    }

    public static string Id(Guid id) => id.ToString("N");

    public static string Visible(Resources.Visibility visibility) => ((int)visibility).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Members of an object: any of the parts.</summary>
    public static void AnyOf(Utf8JsonWriter json, Action<Utf8JsonWriter> parts) => json.Object("bool", b =>
    {
        b.Array("should", parts);
        b.WriteNumber("minimum_should_match", 1);
    });

    /// <summary>What has it counts so much, however it has it.</summary>
    /// <param name="filter">Members of the question.</param>
    public static void Counting(Utf8JsonWriter json, double score, Action<Utf8JsonWriter> filter) => json.Object(query => query.Object("constant_score", constant =>
    {
        constant.Object("filter", filter);
        constant.WriteNumber("boost", score);
    }));

    private static void Write(Utf8JsonWriter json, IReadOnlyList<Asked> parts)
    {
        foreach (var part in parts) Write(json, part);
    }
}
