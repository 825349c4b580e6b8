using System.Text.Json;
using OerPortal.Resources;

namespace OerPortal.Deposit.Views;

/// <summary>A version of a contribution. Names stay as they are for ever; new ones may come. What they mean stands in the strings <c>deposit.field.*</c>.</summary>
internal sealed record ContributionView(
    string Id,
    string Self,
    string Page,
    string State,
    int Version,
    string Resource,
    string? ResourcePage,
    ResourceMetadata Description,
    string Visibility,
    IReadOnlyList<FileView> Files,
    IReadOnlyList<LinkView> Links,
    IReadOnlyList<ProblemView> Missing,
    string? Comment,
    string UploadHolder,
    DateTimeOffset BegunAt)
{
    /// <param name="place">Scheme, host and path of the site, without a slash at its end.</param>
    internal static ContributionView Of(Resources.Deposit deposit, string place) => new(
        deposit.Id,
        place + DepositAddress.Contribution(deposit.Id),
        place + ResourceAddress.Draft(deposit.Id),
        deposit.State,
        deposit.Version,
        deposit.ResourceId,
        deposit.State is "published" or "withdrawn" ? place + ResourceAddress.Page(deposit.ResourceId) : null,
        deposit.Description,
        Codes.Of(deposit.Visibility),
        [.. deposit.Files.Select(f => new FileView(f.Id, f.Name, f.Title, Codes.Of(f.Role), f.MediaType, f.Length, f.Sha256, f.State, f.IsSettled, f.Progress, f.Refusal is { } no ? ProblemView.Of(no) : null))],
        [.. deposit.Links.Select(l => new LinkView(l.Id, l.Address, l.Title, Codes.Of(l.Role)))],
        [.. deposit.Missing.Select(ProblemView.Of)],
        deposit.Comment,
        deposit.Holder,
        deposit.BegunAt);
}

internal sealed record FileView(
    Guid Id, string Name, string? Title, string Role, string MediaType, long Length, string? Sha256, string State, bool IsSettled, int Progress, ProblemView? Refusal);

internal sealed record LinkView(Guid Id, string Address, string Title, string Role);

internal sealed record ProblemView(string Field, string Code, string Detail)
{
    internal static ProblemView Of(DepositProblem problem) => new(problem.Field, problem.Code, problem.Sentence);
}

/// <param name="Next">Address of the next piece, or null.</param>
internal sealed record ContributionListView(IReadOnlyList<ContributionView> Items, string? Next);

/// <summary>Names of an enumeration as programs write them.</summary>
internal static class Codes
{
    internal static string Of<T>(T value)
        where T : struct, Enum
        => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>Null for what is none.</summary>
    internal static T? Read<T>(string? code)
        where T : struct, Enum
        => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => Of(value!.Value) == code);
}
