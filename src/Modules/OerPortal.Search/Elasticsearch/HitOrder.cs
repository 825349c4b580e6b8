using System.Text.Json;

namespace OerPortal.Search.Elasticsearch;

/// <summary>An order of hits: the fields that it is made of. The id comes last, so that no two are alike, and is all that has to be known of a hit.</summary>
internal sealed class HitOrder
{
    private const string Words = "title_words";
    private const string Key = "title_key";
    private const string Published = "published";
    private const string Id = "id";
    private const string Readers = "readers";

    private HitOrder(params (string Field, string Direction)[] fields) => Fields = fields;

    /// <summary>Within a tier: the order in which the index lies.</summary>
    public static HitOrder Tier { get; } = new((Words, "asc"), (Published, "desc"), (Id, "desc"));

    private static HitOrder Newest { get; } = new((Published, "desc"), (Id, "desc"));

    private static HitOrder Title { get; } = new((Key, "asc"), (Id, "asc"));

    private static HitOrder MostRead { get; } = new((Readers, "desc"), (Published, "desc"), (Id, "desc"));

    private (string Field, string Direction)[] Fields { get; }

    public static HitOrder Of(SearchOrder order) => order switch { SearchOrder.Title => Title, SearchOrder.MostRead => MostRead, _ => Newest };

    public void Write(Utf8JsonWriter fields)
    {
        foreach (var (field, direction) in Fields)
        {
            if (field != Readers)
            {
                fields.Object(by => by.WriteString(field, direction));
                continue;
            }

            // Where nobody counted.
            fields.Object(by => by.Object(field, how =>
            {
                how.WriteString("order", direction);
                how.WriteNumber("missing", 0);
            }));
        }
    }

    /// <summary>The place that a hit takes.</summary>
    /// <param name="shown">How many were shown with it.</param>
    public SearchMark MarkOf(PlacedHit place, int shown)
    {
        var sort = place.Hit.GetProperty("sort");
        // A score may stand before them.
        var first = sort.GetArrayLength() - Fields.Length;
        JsonElement? Of(string field) => Fields.Index().Where(one => one.Item.Field == field).Select(one => (JsonElement?)sort[first + one.Index]).FirstOrDefault();
        return new SearchMark(shown, place.Tier, Of(Words)?.GetInt32() ?? 0, Of(Published)?.GetInt64() ?? 0, Of(Key)?.GetString() ?? "", place.Id, Number: 0, Of(Readers)?.GetInt32() ?? 0);
    }

    public void WritePlace(Utf8JsonWriter values, SearchMark mark)
    {
        foreach (var (field, _) in Fields)
        {
            switch (field)
            {
                case Words: values.WriteNumberValue(mark.TitleWords); break;
                case Published: values.WriteNumberValue(mark.Published); break;
                case Readers: values.WriteNumberValue(mark.Readers); break;
                case Key: values.WriteStringValue(mark.TitleKey); break;
                default: values.WriteStringValue(QueryJson.Id(mark.Last)); break;
            }
        }
    }
}
