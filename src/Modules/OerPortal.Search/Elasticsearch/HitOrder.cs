using System.Text.Json;

namespace OerPortal.Search.Elasticsearch;

/// <summary>An order of hits: the fields that it is made of. The id comes last, so that no two are alike, and is all that has to be known of a hit.</summary>
internal sealed class HitOrder
{
    private const string Words = "title_words";
    private const string Key = "title_key";
    private const string Published = "published";
    private const string Id = "id";

    private HitOrder(params (string Field, string Direction)[] fields) => Fields = fields;

    /// <summary>Within a tier: the order in which the index lies.</summary>
    public static HitOrder Tier { get; } = new((Words, "asc"), (Published, "desc"), (Id, "desc"));

    private static HitOrder Newest { get; } = new((Published, "desc"), (Id, "desc"));

    private static HitOrder Title { get; } = new((Key, "asc"), (Id, "asc"));

    public IReadOnlyList<(string Field, string Direction)> Fields { get; }

    public static HitOrder Of(SearchOrder order) => order == SearchOrder.Title ? Title : Newest;

    /// <summary>The place that a hit takes.</summary>
    /// <param name="shown">How many were shown with it.</param>
    public SearchMark MarkOf(PlacedHit place, int shown)
    {
        var sort = place.Hit.GetProperty("sort");
        JsonElement? Of(string field) => Fields.Index().Where(one => one.Item.Field == field).Select(one => (JsonElement?)sort[one.Index]).FirstOrDefault();
        return new SearchMark(shown, place.Tier, Of(Words)?.GetInt32() ?? 0, Of(Published)?.GetInt64() ?? 0, Of(Key)?.GetString() ?? "", place.Id, Number: 0);
    }

    public void WritePlace(Utf8JsonWriter values, SearchMark mark)
    {
        foreach (var (field, _) in Fields)
        {
            switch (field)
            {
                case Words: values.WriteNumberValue(mark.TitleWords); break;
                case Published: values.WriteNumberValue(mark.Published); break;
                case Key: values.WriteStringValue(mark.TitleKey); break;
                default: values.WriteStringValue(QueryJson.Id(mark.Last)); break;
            }
        }
    }
}
