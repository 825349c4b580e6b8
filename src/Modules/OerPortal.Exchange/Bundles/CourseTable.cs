using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using OerPortal.Exchange.Running;
using OerPortal.Exchange.Tables;
using OerPortal.Ingest;
using OerPortal.Resources;

namespace OerPortal.Exchange.Bundles;

/// <summary>A course as the table that a person would have made of it: a row for each of its files.</summary>
internal sealed class CourseTable(FileContents course, CourseBundle bundle, IDescriptionTable table) : ITable
{
    private static readonly string[] Columns = ["key", "title", "keywords", "kind", "files"];

    public async IAsyncEnumerable<TableRow> RowsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return new TableRow(1, Columns);
        foreach (var (at, file) in bundle.Files.Index())
        {
            cancellation.ThrowIfCancellationRequested();
            await Task.CompletedTask;
            yield return new TableRow(at + 2, [KeyOf(file), TitleOf(file), KeywordsOf(file), "tai-lieu", file.Name]);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // The same for the same file of the same course, whenever it is exported again.
    private string KeyOf(CourseFile file)
    {
        var key = $"{course.Title}/{file.Name}";
        return key.Length <= RowReading.LongestKey ? key : $"{key[..(RowReading.LongestKey - 17)]}~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..16]}";
    }

    // A name is no title.
    private static string TitleOf(CourseFile file) => file.Title == file.Name[(file.Name.LastIndexOf('/') + 1)..] ? Path.GetFileNameWithoutExtension(file.Title).Replace('_', ' ') : file.Title;

    private string KeywordsOf(CourseFile file)
    {
        var nothing = new ResourceMetadata();
        return table.Join(new[] { course.Title, file.Section }.OfType<string>().Where(word => word.Length > 0 && table.Read(table.Find("keywords")!, word, ref nothing) is null));
    }
}
