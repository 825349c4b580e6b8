using System.Globalization;
using OerPortal.Marc;
using OerPortal.OpenData.Models;
using OerPortal.OpenData.OaiPmh.Formats;
using OerPortal.Resources;

namespace OerPortal.OpenData.Marc;

/// <summary>Fields 765 to 787 (other works) and 856 (addresses).</summary>
internal static class ResourceLinks
{
    public static void Add(MarcFields fields, OpenResource resource, RecordPlace place)
    {
        foreach (var relation in resource.About.Relations) Relation(fields, relation, place);
        foreach (var collection in resource.Collections)
            fields.Add("787", "08", ('i', place.Words.Say("open-data.set.collection") + ":"), ('t', collection.Title), ('o', place.Absolute(ResourceAddress.Collection(collection.Id))));
        fields.Add("856", "40", ('u', place.Absolute(ResourceAddress.Page(resource.Id))), ('y', place.Words.Say("open-data.marc.page")), ('q', "text/html"), ('7', "0"));
        foreach (var file in resource.Files)
            fields.Add("856", "40", ('u', place.Absolute(file.Address)), ('y', file.Name), ('q', file.MediaType), ('s', file.Length.ToString(CultureInfo.InvariantCulture) + " bytes"), ('7', "0"));
        foreach (var link in resource.Links ?? [])
            fields.Add("856", "40", ('u', link.Address), ('y', link.Title), ('q', "text/html"), ('7', "0"));
        fields.Add("856", "42", ('3', place.Words.Say("open-data.marc.cover")), ('u', place.Absolute(resource.Cover)));
    }

    private static void Relation(MarcFields fields, Relation relation, RecordPlace place)
    {
        var address = relation.PublicId is { } id ? place.Absolute(ResourceAddress.Page(id)) : relation.Url;
        var (tag, indicators) = relation.Kind switch
        {
            "isPartOf" => ("773", "08"),
            "hasPart" => ("774", "08"),
            "translationOfWork" => ("765", "08"),
            "isVersionOf" => ("775", "08"),
            _ => ("787", "08"),
        };
        fields.Add(tag, indicators, ('i', place.Words.Vi("relation", relation.Kind) + ":"), ('t', relation.Title), ('o', address), ('w', relation.PublicId is { } own ? $"({place.Namespace}){own}" : null));
    }
}
