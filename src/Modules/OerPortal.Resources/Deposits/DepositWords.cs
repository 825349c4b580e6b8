using System.Text.Json;
using Microsoft.Extensions.Localization;
using OerPortal.Ingest;
using OerPortal.Resources.Fields;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Deposits;

/// <summary>A version of a contribution as programs see it, in the words that the pages have.</summary>
internal static class DepositWords
{
    internal static Deposit Describe(this IStringLocalizer strings, Resource resource, ResourceVersion version, IReadOnlyList<FileFacts> files) => new(
        version.PublicId,
        resource.PublicId,
        version.Number,
        JsonNamingPolicy.KebabCaseLower.ConvertName(version.StateIn(resource).ToString()),
        version.Metadata,
        version.Visibility,
        [.. files.Select(f => strings.FileOf(version, f))],
        [.. version.OrderedLinks.Select(l => new DepositLink(l.Id, l.Address, l.Called, l.Role))],
        version.Draft is null ? [] : strings.Say(DraftCheck.Of(resource, version, files)),
        version.LastSubmission?.Returned?.Comment,
        version.Holder,
        version.CreatedAt,
        resource.Revision);

    internal static IReadOnlyList<DepositProblem> Say(this IStringLocalizer strings, IEnumerable<DraftProblem> problems)
        => [.. problems.Select(p => new DepositProblem(SentDescription.NameOf(p.Field), p.Key[(p.Key.LastIndexOf('.') + 1)..], strings[p.Key, [.. p.Arguments]]))];

    /// <summary>A sentence of a verb that cannot be done now.</summary>
    internal static DepositRefusedException Refuse(this IStringLocalizer strings, DepositRefusal kind, string key, params object[] arguments)
        => new(kind, [new DepositProblem(DraftField.Files, key[(key.LastIndexOf('.') + 1)..], strings[key, arguments])]);

    private static DepositFile FileOf(this IStringLocalizer strings, ResourceVersion version, FileFacts file)
    {
        var attached = version.Files.Find(f => f.FileId == file.Id);
        return new DepositFile(
            file.Id,
            file.Name,
            attached?.Title,
            attached?.Role ?? FileRole.Main,
            file.MediaType,
            file.Length,
            file.Sha256,
            JsonNamingPolicy.KebabCaseLower.ConvertName(file.State.ToString()),
            file.IsSettled,
            file.Progress,
            file.RefusalKey is { } key ? new DepositProblem(DraftField.Files, key[(key.LastIndexOf('.') + 1)..], strings.Refusal(file)!) : null);
    }
}
