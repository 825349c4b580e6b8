using System.Globalization;
using System.Xml.Linq;
using OerPortal.Epub.Zip;

namespace OerPortal.Packages.Archives;

/// <summary>
/// A backup of a Moodle course (<c>moodle_backup.xml</c>, one <c>section.xml</c> for each section, one folder for each activity): its sections and activities
/// in their order, with files under the names they had, pages, books and links. What is hidden from pupils is not listed.
/// </summary>
internal sealed class MoodleBackup
{
    /// <summary>What such a backup is known by.</summary>
    public const string Name = "moodle_backup.xml";

    private readonly StrictZip _zip;
    private readonly MoodleFiles _files;
    private readonly OutlineEntries _entries = new();

    private MoodleBackup(StrictZip zip, MoodleFiles files) => (_zip, _files) = (zip, files);

    /// <summary>Null when the archive is none.</summary>
    /// <exception cref="FileRefusedException">Its lists cannot be read, or it holds people.</exception>
    public static ArchiveOutline? Find(StrictZip zip)
    {
        if (ManifestXml.TryLoad(zip, Name) is not { } backup || !backup.Is("moodle_backup"))
            return null;
        if (zip.TryFind("users.xml", out var users) && ManifestXml.Stream(zip, users, "user").Any())
            throw new FileRefusedException(Refusal.BackupWithPeople);
        return new MoodleBackup(zip, MoodleFiles.Read(zip)).Read(backup.All("information").FirstOrDefault() ?? backup);
    }

    private ArchiveOutline Read(XElement information)
    {
        var contents = information.All("contents").FirstOrDefault();
        var activities = Listed(contents, "activities", "activity").GroupBy(a => a.Text("moduleid") ?? "").ToDictionary(a => a.Key, a => a.First());
        foreach (var section in Listed(contents, "sections", "section").Select(SectionOf).OfType<MoodleSection>().OrderBy(s => s.Number))
        {
            var isNamed = section.Title is not null || section.Number > 0;
            if (isNamed)
                _entries.AddHeading(0, section.Title, section.Title is null ? section.Number : null);
            foreach (var id in section.Activities)
            {
                if (activities.Remove(id, out var activity))
                    Add(activity, isNamed ? 1 : 0);
            }
        }
        foreach (var activity in activities.Values)
            Add(activity, 0);
        var title = information.Text("original_course_fullname") ?? information.Text("name");
        return new ArchiveOutline(new FileContents(ContentsForm.MoodleBackup, title, _entries.All), ExtractedMetadata.Empty with { Title = title }, _entries.Pages);
    }

    private static IEnumerable<XElement> Listed(XElement? contents, string list, string name) => contents?.All(list).SelectMany(all => all.All(name)) ?? [];

    private MoodleSection? SectionOf(XElement listed)
    {
        if (Load(listed, "section.xml") is not { } section || section.Text("visible") == "0")
            return null;
        var number = int.TryParse(section.Text("number"), NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? said : int.MaxValue;
        return new MoodleSection(number, section.Text("name"), [.. (section.Text("sequence") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]);
    }

    private void Add(XElement listed, int depth)
    {
        var kind = listed.Text("modulename") ?? "";
        if (Load(listed, "module.xml")?.Text("visible") == "0" || Load(listed, kind + ".xml") is not { } activity)
            return;
        var about = activity.All(kind).FirstOrDefault() ?? activity;
        var title = about.Text("name") ?? listed.Text("title");
        var files = _files.Of(activity.Said("contextid") ?? "");
        switch (kind)
        {
            case "url":
                _entries.AddLink(depth, title, about.Text("externalurl"));
                break;
            case "page":
                _entries.AddPage(depth, title, about.Text("content"));
                break;
            case "label":
                _entries.AddPage(depth, title, about.Text("intro"));
                break;
            case "book":
                AddChapters(about, title, depth);
                break;
            case "resource" when files is [var only]:
                Add(only, title, depth);
                return;
            default:
                _entries.AddHeading(depth, title);
                break;
        }
        foreach (var file in files)
            Add(file, file.Folder.Length > 0 ? $"{file.Folder} / {file.Name}" : null, depth + 1);
    }

    private void AddChapters(XElement book, string? title, int depth)
    {
        _entries.AddHeading(depth, title);
        foreach (var chapter in book.All("chapters").SelectMany(all => all.All("chapter")).Where(c => c.Text("hidden") != "1"))
            _entries.AddPage(depth + 1, chapter.Text("title"), chapter.Text("content"));
    }

    private void Add(MoodleFile file, string? title, int depth) => _entries.AddFile(depth, title, file.Name, file.Member);

    // Of names in the backup that lead elsewhere there is no member.
    private XElement? Load(XElement listed, string name) => ManifestXml.TryLoad(_zip, $"{listed.Text("directory")}/{name}");

    private sealed record MoodleSection(int Number, string? Title, IReadOnlyList<string> Activities);
}
