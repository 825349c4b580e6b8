using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using OerPortal.Cms.Blobs;
using OerPortal.OpenData.Views;

namespace OerPortal.OpenData.Dumps;

/// <summary>
/// Where dumps lie: a folder each below <c>open-data</c> in the data folder. One is made under a name that nobody asks for and gets its own when
/// it is whole and on the disk; so there is never half a dump.
/// </summary>
internal sealed partial class DumpFolder(PortalFolders folders)
{
    /// <summary>How many are kept.</summary>
    public const int Kept = 7;

    private const string Unfinished = ".making-";
    private const string Contents = "dump.json";

    public string Root { get; } = Path.Combine(folders.Data, "open-data");

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Dump> All()
        => Directory.Exists(Root)
            ? [.. new DirectoryInfo(Root).EnumerateDirectories().Select(folder => folder.Name).Where(name => Dates().IsMatch(name)).OrderByDescending(Order).Select(Find).OfType<Dump>()]
            : [];

    public Dump? Newest() => All() is [var newest, ..] ? newest : null;

    /// <summary>Null for what is none, or is not kept any more.</summary>
    public Dump? Find(string date)
    {
        if (!Dates().IsMatch(date)) return null;
        try
        {
            return JsonSerializer.Deserialize<Dump>(File.ReadAllBytes(Path.Combine(Root, date, Contents)), OpenJson.Form);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public string PathOf(Dump dump, DumpFile file) => Path.Combine(Root, dump.Date, file.Name);

    /// <summary>An empty folder to make one in. Takes away what those left who were stopped at it; only one makes dumps at a time.</summary>
    public string Begin()
    {
        Directory.CreateDirectory(Root);
        foreach (var left in Directory.GetDirectories(Root, Unfinished + "*")) Directory.Delete(left, recursive: true);
        return Directory.CreateDirectory(Path.Combine(Root, Unfinished + Guid.CreateVersion7().ToString("N"))).FullName;
    }

    /// <summary>A name for one of this day, behind all that this day has.</summary>
    public string NameFor(DateOnly day)
    {
        var date = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var last = Directory.EnumerateDirectories(Root, date + "*").Select(Path.GetFileName).OfType<string>().Where(name => Dates().IsMatch(name)).Select(name => Order(name).Number).DefaultIfEmpty(0).Max();
        return last == 0 ? date : $"{date}-{last + 1}";
    }

    /// <summary>Gives it its name. Whoever asks from now on finds it whole.</summary>
    public void Place(string made, Dump dump)
    {
        using (var contents = new FileStream(Path.Combine(made, Contents), FileMode.CreateNew, FileAccess.Write))
        {
            contents.Write(JsonSerializer.SerializeToUtf8Bytes(dump, OpenJson.Form));
            contents.Flush(flushToDisk: true);
        }

        Directory.Move(made, Path.Combine(Root, dump.Date));
    }

    /// <summary>Takes away all but the newest.</summary>
    public void Prune(int kept)
    {
        foreach (var old in All().Skip(kept)) Directory.Delete(Path.Combine(Root, old.Date), recursive: true);
    }

    private static (string Day, int Number) Order(string name)
        => (name[..10], name.Length > 10 ? int.Parse(name[11..], CultureInfo.InvariantCulture) : 1);

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}(-[0-9]{1,4})?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dates();
}
