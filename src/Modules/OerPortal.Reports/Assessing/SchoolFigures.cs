using Microsoft.Extensions.Localization;
using OerPortal.Classes;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library;
using OerPortal.Reports.Models;

namespace OerPortal.Reports.Assessing;

/// <summary>What the portal itself counts of a school. What stands on the shelves and who is in the classes it knows of the present year alone.</summary>
internal sealed class SchoolFigures(ILibraryFigures library, IPupils pupils, ISites sites, IStringLocalizer strings, TimeProvider time)
{
    /// <summary>Figures by their keys, and the names of what is lacking.</summary>
    internal async Task<Counted> CountAsync(Site school, SchoolYear year, CancellationToken cancellation)
    {
        var counted = new Counted();
        var isNow = SchoolYear.Now(time) == year;
        var lent = await library.LendingAsync(school.Id, year.From, year.To, cancellation);
        if (lent.Loans > 0)
            counted.Add(Figure.Loans, lent.Loans);
        // A library may keep its newspapers, or count its books, on paper: nothing here says nothing.
        var kept = await library.KeptAsync(school.Id, year.From, year.To, cancellation);
        if (kept.Newspapers > 0)
            counted.Add(Figure.Newspapers, kept.Newspapers);
        if (kept.StockTakes > 0)
            counted.Add(Figure.StockTaken, 1);
        if (!isNow)
            return counted;
        // A year after a book came back nobody is named any more.
        if (lent.Loans > 0)
            counted.Add(Figure.Readers, lent.Readers);
        await CountPupilsAsync(counted, school, cancellation);
        await CountBooksAsync(counted, school, cancellation);
        counted.Add(Figure.Website, 1);
        counted.Add(Figure.Online, sites.HasFeature(school.Id, OnlineFeature) ? 1 : 0);
        return counted;
    }

    /// <summary>What makes services of a library online.</summary>
    internal const string OnlineFeature = "services";

    private async Task CountPupilsAsync(Counted counted, Site school, CancellationToken cancellation)
    {
        var classes = await pupils.CountsAsync(school.Id, cancellation);
        if (classes.Count == 0)
            return;
        counted.Add(Figure.Learners, classes.Sum(c => c.Pupils));
        if (classes.Where(c => c.Grade is not null).Select(c => c.Grade).Distinct().Count() is > 0 and var grades)
            counted.Add(Figure.Grades, grades);
    }

    private async Task CountBooksAsync(Counted counted, Site school, CancellationToken cancellation)
    {
        if (SubjectsTaught.At(school.Level ?? "") is { Count: > 0 } taught)
            counted.Add(Figure.Subjects, taught.Count);
        var stock = await library.StockAsync(school.Id, cancellation);
        if (stock.Count == 0)
            return;
        counted.Add(Figure.Software, 1);
        counted.Add(Figure.Copies, stock.Where(s => s.Kind != StockKind.Teaching).Sum(s => s.Copies));
        counted.Add(Figure.Books, stock.Where(s => s.Kind is StockKind.Reference or StockKind.Children).Sum(s => s.Copies));
        counted.Add(Figure.TeacherCopies, stock.Where(s => s.Kind == StockKind.Teaching).Sum(s => s.Copies));
        await CountSetsAsync(counted, school, cancellation);
    }

    private async Task CountSetsAsync(Counted counted, Site school, CancellationToken cancellation)
    {
        var titles = await library.TeachingAsync(school.Id, cancellation);
        counted.Add(Figure.GradeSets, titles.Select(t => t.Grade).OfType<int>().Distinct().Count());
        // Books are named in Vietnamese, whoever looks.
        using var vietnamese = Speaking.As("vi");
        List<string> lacking = [.. SubjectsTaught.At(school.Level ?? "").Select(code => strings[$"subject.{code}"].Value).Where(name => !titles.Any(t => SubjectsTaught.IsOf(t.Name, name)))];
        counted.Add(Figure.SubjectSets, SubjectsTaught.At(school.Level ?? "").Count - lacking.Count, string.Join(", ", lacking));
    }
}

/// <summary>Figures that were counted.</summary>
internal sealed class Counted
{
    private readonly Dictionary<string, (decimal Value, string Detail)> _figures = [];

    internal void Add(string key, decimal value, string detail = "") => _figures[key] = (value, detail);

    internal FigureValue Of(Figure figure, TypedFigure? typed)
        => _figures.TryGetValue(figure.Key, out var counted) ? new(figure, counted.Value, typed?.Value, typed?.Reason ?? "", counted.Detail) : new(figure, null, typed?.Value, typed?.Reason ?? "");
}
