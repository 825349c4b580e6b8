using System.Globalization;
using System.Text.RegularExpressions;
using OerPortal.Ingest;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>Where in a file: a chapter that is chosen, or a page or minute that is written.</summary>
public sealed partial class PlaceForm
{
    internal const int Longest = 20;

    /// <summary>A file, or a file and one of its chapters, as <see cref="Choices"/> offers them.</summary>
    public string? Where { get; set; }

    /// <summary>A page, or minutes and seconds.</summary>
    public string? At { get; set; }

    public string? Words { get; set; }

    /// <summary>What one chooses from: each file that can be opened, the chapters of the main one below it.</summary>
    internal static IEnumerable<PlaceChoice> Choices(ResourceSheet sheet)
    {
        foreach (var file in sheet.Files.Where(f => f.Facts.IsReady))
        {
            yield return new PlaceChoice($"{file.Facts.Id}", file.Called, new FilePlace(file.Facts.Id));
            if (file != sheet.Main)
                continue;
            foreach (var (chapter, number) in sheet.Contents.Select((chapter, at) => (chapter, at + 1)).Where(c => c.chapter.Href is not null))
                yield return new PlaceChoice($"{file.Facts.Id}.{number}", chapter.Title, new FilePlace(file.Facts.Id, chapter.Href, chapter.Title), IsChapter: true);
        }
    }

    /// <returns>The place, or null with the key of what is wrong.</returns>
    internal (FilePlace? Place, string? Problem) Read(ResourceSheet sheet)
    {
        if (Choices(sheet).FirstOrDefault(c => c.Value == Where) is not { } choice)
            return (null, "review.problem.where");
        if (string.IsNullOrWhiteSpace(At))
            return (choice.Place, null);
        var facts = sheet.Files.First(f => f.Facts.Id == choice.Place.FileId).Facts;
        var locator = facts.Kind switch
        {
            FileKind.Pdf or FileKind.Office => Page(facts.Pages),
            FileKind.Audio or FileKind.Video => Minute(facts.DurationSeconds),
            _ => null,
        };
        var problem = facts.Kind switch
        {
            FileKind.Pdf or FileKind.Office => "review.problem.page",
            FileKind.Audio or FileKind.Video => "review.problem.minute",
            _ => "review.problem.no-pages",
        };
        return locator is null ? (null, problem) : (new FilePlace(facts.Id, locator), null);
    }

    private string? Page(int? pages)
        => int.TryParse(At!.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page >= 1 && page <= (pages ?? int.MaxValue)
            ? string.Create(CultureInfo.InvariantCulture, $"page={page}") : null;

    private string? Minute(double? duration)
    {
        if (Clock().Match(At!.Trim()) is not { Success: true } clock)
            return null;
        int Part(string name) => clock.Groups[name].Success ? int.Parse(clock.Groups[name].Value, CultureInfo.InvariantCulture) : 0;
        var seconds = (Part("hours") * 3600) + (Part("minutes") * 60) + Part("seconds");
        return seconds <= (duration ?? double.MaxValue) ? PlaceInTime.Locator(seconds) : null;
    }

    [GeneratedRegex(@"^((?<hours>[0-9]{1,2}):)?(?<minutes>[0-9]{1,3}):(?<seconds>[0-5][0-9])$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Clock();
}

/// <param name="Value">What the form sends.</param>
internal sealed record PlaceChoice(string Value, string Name, FilePlace Place, bool IsChapter = false);
