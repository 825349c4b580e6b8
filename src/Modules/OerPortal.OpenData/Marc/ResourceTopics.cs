using OerPortal.Marc;
using OerPortal.OpenData.Models;
using OerPortal.OpenData.OaiPmh.Formats;

namespace OerPortal.OpenData.Marc;

/// <summary>Fields 6xx: subjects, keywords, kind, place in a programme.</summary>
internal static class ResourceTopics
{
    public static void Add(MarcFields fields, OpenResource resource, RecordPlace place)
    {
        var about = resource.About;
        foreach (var subject in about.Subjects) fields.Add("650", " 4", ('a', place.Words.Vi("subject", subject)));
        foreach (var keyword in about.Keywords) fields.Add("653", "  ", ('a', keyword));
        fields.Add("655", " 7", ('a', place.Words.Vi("kind", about.Kind)), ('2', "local"));
        foreach (var alignment in about.Alignments)
            fields.Add("658", "  ", ('a', alignment.Framework ?? alignment.TargetName), ('b', alignment.Framework is null ? null : alignment.TargetName), ('c', alignment.TargetUrl), ('d', place.Words.Vi("alignment", alignment.Type)), ('2', "local"));
    }
}
