using System.Text.Json;
using OerPortal.Search.Entries;
using OerPortal.Search.Models;

namespace OerPortal.Search.Elasticsearch;

/// <summary>Writes questions in the language of Elasticsearch. What a person typed is always a value, never syntax.</summary>
internal static class QueryJson
{
    // One clause for many values costs more than a few clauses, and less than very many.
    private const int MostOfTree = 16;

    /// <summary>Whether a document has what is asked, as an object in an array.</summary>
    public static void Write(Utf8JsonWriter json, Asked asked)
    {
        switch (asked)
        {
            case AskedEntry one: json.Clause("term", "words", one.Entry); break;
            case AskedWord one: json.Clause("term", "words", one.Field + one.Word); break;
            case AskedAll all: json.Object(query => query.Object("bool", b => b.Array("filter", parts => WriteParts(parts, all)))); break;
            case AskedAny { Parts: { Count: > MostOfTree } many } when many.All(part => part is AskedEntry): json.AnyOf("words", many.Select(part => ((AskedEntry)part).Entry)); break;
            case AskedAny any: json.Object(query => AnyOf(query, parts => WriteParts(parts, any))); break;
        }
    }

    /// <summary>Clauses that must all be true for what is asked.</summary>
    public static void WriteAllOf(Utf8JsonWriter json, Asked asked)
    {
        if (asked is AskedAll) WriteParts(json, asked);
        else Write(json, asked);
    }

    /// <summary>How many clauses it is written as.</summary>
    public static int Clauses(Asked asked) => asked switch
    {
        AskedAll all => all.Parts.Sum(Clauses),
        AskedAny any => any.Parts.Sum(Clauses),
        _ => 1,
    };

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

    /// <summary>Which hits are wanted, and in which order.</summary>
    /// <param name="behind">Only those behind this place.</param>
    /// <param name="score">Scores order before all else; this is that of a tier.</param>
    public static void WriteHits(Utf8JsonWriter json, int wanted, HitOrder order, SearchMark? behind, Func<int, int>? score = null)
    {
        json.WriteNumber("size", wanted);
        json.WriteBoolean("track_total_hits", false);
        // The id stands among the values of the order: nothing has to be fetched.
        json.WriteString("stored_fields", "_none_");
        json.Array("sort", sort =>
        {
            if (score is not null) sort.Object(by => by.WriteString("_score", "desc"));
            order.Write(sort);
        });
        if (behind is null) return;
        json.Array("search_after", values =>
        {
            if (score is not null) values.WriteNumberValue(score(behind.Tier));
            order.WritePlace(values, behind);
        });
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

    // All of all is all, and any of any is any: the flatter, the less there is to be read.
    private static void WriteParts(Utf8JsonWriter json, Asked asked)
    {
        foreach (var part in asked is AskedAll all ? all.Parts : ((AskedAny)asked).Parts)
        {
            if (part.GetType() == asked.GetType()) WriteParts(json, part);
            else Write(json, part);
        }
    }
}
