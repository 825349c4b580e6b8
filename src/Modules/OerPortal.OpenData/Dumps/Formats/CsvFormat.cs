using System.Globalization;
using System.Text;
using OerPortal.Cms.Text;
using OerPortal.OpenData.Views;

namespace OerPortal.OpenData.Dumps.Formats;

/// <summary>A table for spreadsheets: UTF-8 with a byte order mark, RFC 4180, several values of one field with semicolons between.</summary>
internal sealed class CsvFormat : IDumpFormat
{
    public const string Type = "text/csv";

    /// <summary>Columns in their order, each with what it says of a resource.</summary>
    public static IReadOnlyList<(string Name, Func<ResourceView, string?> Value)> Columns { get; } =
    [
        ("id", r => r.Id),
        ("title", r => r.Title),
        ("alternativeTitle", r => r.AlternativeTitle),
        ("contributors", r => Several(r.Contributors.Select(c => $"{c.Name} ({c.Role})"))),
        ("description", r => r.Description),
        ("kind", r => r.Kind),
        ("levels", r => Several(r.Levels)),
        ("grades", r => Several(r.Grades.Select(Number))),
        ("subjects", r => Several(r.Subjects)),
        ("languages", r => Several(r.Languages)),
        ("keywords", r => Several(r.Keywords)),
        ("licence", r => r.Licence.Code),
        ("licenceAddress", r => r.Licence.Address),
        ("descriptionLicence", r => r.DescriptionLicence),
        ("school", r => r.School.Name),
        ("schoolSlug", r => r.School.Slug),
        ("collections", r => Several(r.Collections.Select(c => c.Title))),
        ("pages", r => Number(r.Pages)),
        ("minutes", r => Number(r.Minutes)),
        ("publisher", r => r.Publisher),
        ("created", r => r.Created),
        ("issued", r => r.Issued),
        ("identifiers", r => Several(r.Identifiers.Select(i => $"{i.Scheme}:{i.Value}"))),
        ("source", r => r.Source?.Title),
        ("sourceAddress", r => r.Source?.Address),
        ("address", r => r.Address),
        ("reader", r => r.Reader),
        ("cover", r => r.Cover),
        ("files", r => Several(r.Files.Select(f => f.Address))),
        ("fileTypes", r => Several(r.Files.Select(f => f.MediaType))),
        ("fileLengths", r => Several(r.Files.Select(f => f.Length.ToString(CultureInfo.InvariantCulture)))),
        ("links", r => Several(r.Links.Select(l => l.Address))),
        ("publishedAt", r => Moment.Write(r.PublishedAt)),
        ("changedAt", r => Moment.Write(r.ChangedAt)),
    ];

    public string Name => "resources.csv";

    public string MediaType => Type;

    public IDumpWriter Begin(Stream to) => new Writer(to);

    private static string Several(IEnumerable<string> values) => string.Join("; ", values);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private sealed class Writer(Stream to) : IDumpWriter
    {
        private bool _hasBegun;

        public async Task WriteAsync(DumpPortion portion, CancellationToken cancellation)
        {
            var rows = new StringBuilder(Head());
            foreach (var view in portion.Views) rows.Append(Csv.Line(Columns.Select(column => column.Value(view))));
            await to.WriteAsync(Encoding.UTF8.GetBytes(rows.ToString()), cancellation);
        }

        public async Task EndAsync(CancellationToken cancellation) => await to.WriteAsync(Encoding.UTF8.GetBytes(Head()), cancellation);

        private string Head()
        {
            if (_hasBegun) return "";
            _hasBegun = true;
            return "\ufeff" + Csv.Line(Columns.Select(column => column.Name));
        }
    }
}
