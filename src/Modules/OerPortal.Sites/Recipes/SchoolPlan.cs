using System.Globalization;
using OerPortal.Cms.Recipes;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Recipes;

/// <summary>What a school's site is made of, as a recipe says it.</summary>
internal sealed record SchoolPlan(string Site, string Owner, string? Logo)
{
    public PlannedRecommendation? Featured { get; init; }

    public IReadOnlyList<PlannedPicture> Pictures { get; init; } = [];

    public IReadOnlyList<PlannedText> Pages { get; init; } = [];

    public IReadOnlyList<PlannedText> News { get; init; } = [];

    public IReadOnlyList<MenuEntry> Menu { get; init; } = [];

    public IReadOnlyList<PlannedBlock> Blocks { get; init; } = [];

    public IReadOnlyList<PlannedRecommendation> Recommended { get; init; } = [];

    /// <summary>The section <c>site</c> of <c>school.json</c>, pages from <c>trang/{slug}.md</c>, news from <c>tin/{days ago}-{any}.md</c>.</summary>
    internal static SchoolPlan Of(RecipeFolder folder)
    {
        var plan = folder.Section<SchoolPlan>("site") ?? throw new InvalidDataException("A school.json has no section 'site'.");
        return plan with
        {
            Pages = [.. folder.Names("trang").Select(name => PlannedText.Of(folder.Read(name), Path.GetFileNameWithoutExtension(name), 0))],
            News = [.. folder.Names("tin").Select(name => PlannedText.Of(folder.Read(name), null, DaysIn(name)))],
            Pictures = [.. plan.Pictures.Select(picture => picture with { Open = () => folder.Open("tranh/" + picture.File) })],
        };
    }

    private static int DaysIn(string name) => int.Parse(Path.GetFileName(name).Split('-')[0], CultureInfo.InvariantCulture);
}

internal sealed record PlannedPicture(string Key, string File, string Description)
{
    internal Func<Stream>? Open { get; init; }
}

internal sealed record PlannedText(string Title, string? Slug, string Body, int DaysAgo)
{
    /// <summary>Markdown whose first line is the title: "# Nội quy".</summary>
    internal static PlannedText Of(string markdown, string? slug, int daysAgo)
    {
        var end = markdown.IndexOf('\n', StringComparison.Ordinal);
        return new PlannedText(markdown[..end].TrimStart('#').Trim(), slug, markdown[end..].Trim(), daysAgo);
    }
}

/// <param name="Resource">Key of an import.</param>
internal sealed record PlannedRecommendation(string Resource, string Words);

internal sealed record PlannedBlock(string Kind)
{
    public string Title { get; init; } = "";

    public string Style { get; init; } = "";

    public IReadOnlyList<string> Text { get; init; } = [];

    public IReadOnlyList<string> Lines { get; init; } = [];

    public IReadOnlyList<string> Pictures { get; init; } = [];

    public bool IsHalf { get; init; }

    public bool IsTinted { get; init; }
}
