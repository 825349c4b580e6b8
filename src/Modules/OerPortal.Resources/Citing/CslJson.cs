using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace OerPortal.Resources.Citing;

/// <summary>CSL-JSON (schema 1.0), for Zotero, pandoc and other citation processors. Names are literal: see <see cref="CitedWork"/>.</summary>
internal static class CslJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), WriteIndented = true };

    internal static string Of(CitedWork work) => JsonSerializer.Serialize(new JsonArray(ItemOf(work)), Options);

    private static JsonObject ItemOf(CitedWork work)
    {
        var item = new JsonObject { ["id"] = BibTex.KeyOf(work), ["type"] = TypeOf(work.Kind), ["title"] = work.Title };
        Names(item, "author", work.Authors);
        foreach (var role in work.Others.GroupBy(c => VariableOf(c.Role)))
            Names(item, role.Key, [.. role]);
        if (work.DateParts.Count > 0)
            item["issued"] = new JsonObject { ["date-parts"] = new JsonArray(new JsonArray([.. work.DateParts.Select(part => (JsonNode)part)])) };
        Text(item, "publisher", work.Publisher);
        Text(item, "source", work.Site);
        Text(item, "ISBN", work.Isbn);
        Text(item, "DOI", work.Doi);
        Text(item, "URL", work.Address);
        Text(item, "language", work.Languages.Count > 0 ? work.Languages[0] : null);
        Text(item, "keyword", string.Join(", ", work.Keywords));
        Text(item, "abstract", work.Description);
        Text(item, "note", work.LicenceName is null ? null : $"{work.LicenceName} {work.Deed}".TrimEnd());
        return item;
    }

    private static string TypeOf(string kind) => kind switch
    {
        "sach-dien-tu" => "book",
        "video" => "motion_picture",
        "am-thanh" => "song",
        "hinh-anh" => "graphic",
        "mo-phong" => "software",
        _ => "document",
    };

    private static string VariableOf(string role) => role switch
    {
        "edt" => "editor",
        "trl" => "translator",
        "ill" => "illustrator",
        "nrt" => "narrator",
        "prf" => "performer",
        _ => "contributor",
    };

    private static void Names(JsonObject item, string variable, IReadOnlyCollection<Contributor> people)
    {
        if (people.Count > 0)
            item[variable] = new JsonArray([.. people.Select(p => new JsonObject { ["literal"] = p.Name })]);
    }

    private static void Text(JsonObject item, string variable, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            item[variable] = value;
    }
}
