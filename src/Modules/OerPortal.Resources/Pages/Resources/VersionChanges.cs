using Microsoft.Extensions.Localization;
using OerPortal.Resources.Fields;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>What differs between two versions, in words, for the reviewer.</summary>
internal static class VersionChanges
{
    /// <summary>What a reviewer mended: each field as it was when the first came to it, and as it is since the last.</summary>
    internal static IReadOnlyList<VersionChange> Of(IEnumerable<Mending> mendings, IStringLocalizer t)
        => [.. from one in mendings.GroupBy(m => m.Field)
               let field = DescriptionFields.Find(one.Key)
               where field is not null
               select new VersionChange(t[field.Label], field.Words(one.First().Before, t) ?? "", field.Words(one.Last().After, t) ?? "")];

    internal static IReadOnlyList<VersionChange> Between(ResourceVersion before, ResourceVersion after, IReadOnlyDictionary<Guid, string> fileNames, IStringLocalizer t)
    {
        var changes = DescriptionFields.All.Where(f => f.Differs(before.Metadata, after.Metadata))
            .Select(f => new VersionChange(t[f.Label], f.Words(before.Metadata, t) ?? "", f.Words(after.Metadata, t) ?? ""))
            .Where(change => change.Before != change.After)
            .ToList();
        if (before.Visibility != after.Visibility)
            changes.Add(new VersionChange(t["contribute.f.visibility"], t["visibility." + before.Visibility], t["visibility." + after.Visibility]));
        string Files(ResourceVersion v) => string.Join("\n", v.OrderedFiles.Select(f => $"{f.Title ?? fileNames.GetValueOrDefault(f.FileId, "?")} ({t["file-role." + f.Role]})"));
        if (!before.OrderedFiles.Select(f => (f.FileId, f.Role, f.Title)).SequenceEqual(after.OrderedFiles.Select(f => (f.FileId, f.Role, f.Title))))
            changes.Add(new VersionChange(t["contribute.files"], Files(before), Files(after)));
        string Links(ResourceVersion v) => string.Join("\n", v.OrderedLinks.Select(l => $"{l.Called} ({t["link-role." + l.Role]}): {l.Address}"));
        if (Links(before) != Links(after))
            changes.Add(new VersionChange(t["resource.links"], Links(before), Links(after)));
        return changes;
    }
}

internal sealed record VersionChange(string Field, string Before, string After);
