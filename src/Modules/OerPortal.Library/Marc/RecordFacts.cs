using System.Globalization;
using System.Text.RegularExpressions;
using OerPortal.Cms.Text;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Import;
using OerPortal.Library.Models;
using OerPortal.Marc;

namespace OerPortal.Library.Marc;

/// <summary>
/// What a record of MARC 21 says for the simple form of a title. Whatever does not fit there is cut or left out here: the record is kept, and goes
/// out as it came in.
/// </summary>
internal static partial class RecordFacts
{
    private static readonly string[] Subjects = ["650", "651", "653"];

    internal static TitleForm Of(MarcRecord record, int thisYear)
    {
        var (title, publication, pages) = (Named(record), Publication(record), First(record, "300")?['a']);
        return new TitleForm
        {
            Name = Fitting(string.Join(": ", Parts(title, 'a', 'b')), TitleForm.Long),
            Volume = Fitting(string.Join(". ", Parts(title, 'n', 'p')), TitleForm.Short),
            People = Fitting(People(record), TitleForm.Long),
            Edition = Fitting(Bare(First(record, "250")?['a']), TitleForm.Short),
            Place = Fitting(Bare(publication?['a']), TitleForm.Short),
            Publisher = Fitting(Bare(publication?['b']), TitleForm.Short),
            Year = Year(publication?['c'], record.Control("008"), thisYear),
            Pages = pages is null ? null : PageCount().Match(pages).Groups["count"].Value is { Length: > 0 } count && count != "0" ? count : null,
            Isbn = Isbn(record),
            Price = Price(record),
            ClassMark = Fitting(ClassField(record)?['a']?.Trim(), TitleForm.Short),
            Subjects = Fitted(SubjectsOf(record).Distinct(), "; ", TitleForm.Long),
            Kind = KindOf(record) ?? BookKind.Reference,
            Grade = GradeOf(record),
            Note = Fitted(record.Fields("500").Select(field => field['a']?.Trim() ?? ""), "\n", TitleForm.NoteLength),
        };
    }

    /// <summary>How many copies the record says there are: 952 of Koha, or 852 with a number on each.</summary>
    internal static int Copies(MarcRecord record) => record.Fields("952").Count() is > 0 and var items ? items : record.Fields("852").Count(field => field['p'] is not null);

    /// <summary>Without what it says about copies: those are the library's own.</summary>
    internal static MarcRecord WithoutHoldings(MarcRecord record) => record with { DataFields = [.. record.DataFields.Where(field => field.Tag is not ("852" or "876" or "877" or "878" or "952"))] };

    internal static DataField? Publication(MarcRecord record) => record.Fields("264").FirstOrDefault(field => field.Second == '1') ?? First(record, "260");

    internal static DataField? ClassField(MarcRecord record) => First(record, "082") ?? First(record, "084");

    /// <summary>Of one field: its heading and its subdivisions.</summary>
    internal static string Subject(DataField field)
        => string.Join(" - ", field.Subfields.Where(s => s.Code is 'a' or 'x' or 'y' or 'z' or 'v').Select(s => Bare(s.Value)).Where(part => part.Length > 0));

    internal static bool IsSubject(DataField field) => Subjects.Contains(field.Tag);

    internal static bool IsKind(DataField field) => field.Tag == "655" && field['a'] is { } named && BookKinds.Read(named) is not null;

    internal static bool IsGrade(DataField field) => field.Tag == "521" && GradeWords().IsMatch(field['a'] ?? "");

    private static DataField? Named(MarcRecord record) => First(record, "245");

    private static DataField? First(MarcRecord record, string tag) => record.Fields(tag).FirstOrDefault();

    private static IEnumerable<string> SubjectsOf(MarcRecord record) => record.DataFields.Where(IsSubject).Select(Subject).Where(subject => subject.Length > 0);

    private static IEnumerable<string> Parts(DataField? field, params char[] codes)
        => field is null ? [] : field.Subfields.Where(s => codes.Contains(s.Code)).Select(s => Bare(s.Value)).Where(part => part.Length > 0);

    // As the title page names them; else those who have entries.
    private static string People(MarcRecord record)
    {
        if (Bare(Named(record)?['c']) is { Length: > 0 } named)
            return Spaced().Replace(named, "; ");
        return string.Join("; ", record.DataFields.Where(field => field.Tag is "100" or "110" or "700").Select(field => Bare(field['a'])).Where(name => name.Length > 0));
    }

    private static string? Year(string? written, string? fixedPlaces, int thisYear)
    {
        var year = FourFigures().Match(written ?? "") is { Success: true } match ? match.Value : fixedPlaces is { Length: > 11 } ? fixedPlaces[7..11] : "";
        return int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1000 && number <= thisYear + 1 ? year : null;
    }

    private static string? Isbn(MarcRecord record)
        => record.Fields("020").Select(field => new string([.. (field['a'] ?? "").Trim().TakeWhile(c => c is not (' ' or '(')).Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant())
            .FirstOrDefault(figures => IsbnDigits.AreRight(figures));

    private static string? Price(MarcRecord record)
        => record.Fields("020").Select(field => Figures.Read(field['c']?.TrimEnd('.', ' ').Replace("VND", "", StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(price => price is >= 0 and <= TitleForm.DearestPrice)?.ToString(CultureInfo.InvariantCulture);

    private static BookKind? KindOf(MarcRecord record)
        => record.DataFields.FirstOrDefault(IsKind) is { } field ? BookKinds.Read(field['a']!) : Bare(Named(record)?['b']).Contains("ách giáo viên", StringComparison.Ordinal) ? BookKind.Teaching : null;

    private static int? GradeOf(MarcRecord record)
        => record.DataFields.FirstOrDefault(IsGrade) is { } field && int.Parse(GradeWords().Match(field['a']!).Groups["grade"].Value, CultureInfo.InvariantCulture) is >= 1 and <= 12 and var grade ? grade : null;

    /// <summary>Without the signs that ISBD puts behind each part, and without brackets around what was supplied.</summary>
    private static string Bare(string? part)
    {
        var text = (part ?? "").Trim().TrimEnd(' ', '/', ':', ';', ',', '=');
        if (text.EndsWith('.') && !text.EndsWith("..", StringComparison.Ordinal))
            text = text.TrimEnd('.').TrimEnd();
        return text is ['[', .., ']'] ? text[1..^1].Trim() : text;
    }

    // Null is what is not said: an import leaves that as it is.
    private static string? Fitting(string? text, int longest)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (text.Length <= longest)
            return text;
        var end = text.LastIndexOf(' ', longest - 1);
        return $"{text[..(end > longest / 2 ? end : longest - 1)]}…";
    }

    private static string? Fitted(IEnumerable<string> parts, string between, int longest)
    {
        var (whole, length) = (new List<string>(), 0);
        foreach (var part in parts.Where(part => part.Length > 0))
        {
            if ((length += part.Length + between.Length) <= longest)
                whole.Add(part);
        }
        return whole.Count > 0 ? string.Join(between, whole) : null;
    }

    [GeneratedRegex(@"(?<count>[0-9]{1,4}) ?(?:tr|p|trang|pages)\b|^\[?(?<count>[0-9]{1,4})(?=\D*$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PageCount();

    [GeneratedRegex("[0-9]{4}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FourFigures();

    [GeneratedRegex(" *; *", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Spaced();

    [GeneratedRegex(@"\b(?:lớp|grade) (?<grade>[0-9]{1,2})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GradeWords();
}
