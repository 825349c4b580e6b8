using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;
using OerPortal.Library.Models;

namespace OerPortal.Library.Catalogue;

/// <summary>A title as it is written into the form. Figures stay words, so that what is wrong with them can be said in our own.</summary>
public sealed class TitleForm
{
    internal const int Long = 300;
    internal const int Short = 80;
    internal const int NoteLength = 1000;
    private const int EarliestYear = 1000;
    internal const long DearestPrice = 100_000_000;

    public string? Name { get; set; }

    public string? People { get; set; }

    public string? Volume { get; set; }

    public string? Edition { get; set; }

    public string? Publisher { get; set; }

    public string? Place { get; set; }

    public string? Year { get; set; }

    public string? Pages { get; set; }

    public string? Isbn { get; set; }

    public string? ClassMark { get; set; }

    public string? Subjects { get; set; }

    public BookKind Kind { get; set; } = BookKind.Reference;

    public int? Grade { get; set; }

    public string? Price { get; set; }

    public string? Note { get; set; }

    internal static TitleForm Of(Title title) => new()
    {
        Name = title.Name,
        People = title.People,
        Volume = title.Volume,
        Edition = title.Edition,
        Publisher = title.Publisher,
        Place = title.Place,
        Year = title.Year?.ToString(CultureInfo.InvariantCulture),
        Pages = title.Pages?.ToString(CultureInfo.InvariantCulture),
        Isbn = title.Isbn,
        ClassMark = title.ClassMark,
        Subjects = title.Subjects,
        Kind = title.Kind,
        Grade = title.Grade,
        Price = title.Price?.ToString(CultureInfo.InvariantCulture),
        Note = title.Note,
    };

    /// <summary>Writes it into the title; what is wrong stands in the form then.</summary>
    internal void Apply(Title title, ModelStateDictionary form, IStringLocalizer strings, int thisYear)
    {
        title.Name = form.Line(Name, $"Input.{nameof(Name)}", Long, strings);
        if (title.Name.Length == 0)
            form.AddModelError($"Input.{nameof(Name)}", strings["library.title.name.missing"]);
        title.People = form.Line(People, $"Input.{nameof(People)}", Long, strings);
        title.Volume = form.Line(Volume, $"Input.{nameof(Volume)}", Short, strings);
        title.Edition = form.Line(Edition, $"Input.{nameof(Edition)}", Short, strings);
        title.Publisher = form.Line(Publisher, $"Input.{nameof(Publisher)}", Short, strings);
        title.Place = form.Line(Place, $"Input.{nameof(Place)}", Short, strings);
        title.ClassMark = form.Line(ClassMark, $"Input.{nameof(ClassMark)}", Short, strings);
        title.Subjects = form.Line(Subjects, $"Input.{nameof(Subjects)}", Long, strings);
        title.Note = form.Line(Note, $"Input.{nameof(Note)}", NoteLength, strings);
        title.Year = (int?)Figure(Year, nameof(Year), EarliestYear, thisYear + 1, form, strings, "library.year.wrong");
        title.Pages = (int?)Figure(Pages, nameof(Pages), 1, 20_000, form, strings);
        title.Price = Figure(Price, nameof(Price), 0, DearestPrice, form, strings);
        title.Isbn = IsbnOf(form, strings);
        title.Kind = Register.Kinds.Contains(Kind) ? Kind : BookKind.Reference;
        title.Grade = Grade is >= 1 and <= 12 ? Grade : null;
    }

    private string IsbnOf(ModelStateDictionary form, IStringLocalizer strings)
    {
        var figures = (Isbn ?? "").Where(c => c is not ('-' or ' ' or '–')).ToArray();
        if (figures.Length == 0 || IsbnDigits.AreRight(figures))
            return new string(figures).ToUpperInvariant();
        form.AddModelError($"Input.{nameof(Isbn)}", strings["library.title.isbn.wrong"]);
        return "";
    }

    private static long? Figure(string? written, string field, long least, long most, ModelStateDictionary form, IStringLocalizer strings, string wrong = "library.figure.wrong")
    {
        var read = Figures.Read(written);
        if (read is null && !string.IsNullOrWhiteSpace(written) || read is { } outside && (outside < least || outside > most))
            form.AddModelError($"Input.{field}", strings[wrong, least, most]);
        return read;
    }
}
