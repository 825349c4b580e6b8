using OerPortal.Resources;
using OerPortal.SearchQuality.Typed;

namespace OerPortal.SearchQuality.Catalogue;

/// <summary>What a province's portal holds after a year: every lesson in several kinds, the tests of every subject, and the papers of schools. The same every time.</summary>
internal sealed class SchoolCatalogue
{
    private const string Test = "de-kiem-tra";
    private const int Terms = 4;
    private static readonly string[] Always = ["ke-hoach-bai-day", "bai-giang", "phieu-bai-tap"];
    private static readonly string[] Sciences = ["toan", "khoa-hoc", "khoa-hoc-tu-nhien", "vat-li", "hoa-hoc", "sinh-hoc", "cong-nghe", "tin-hoc"];
    private static readonly string[] Sounds = ["tieng-anh", "am-nhac", "tieng-viet", "ngu-van", "tieng-dan-toc", "mam-non"];
    private static readonly string[] Untested = ["ki-nang-song", "mam-non", "boi-duong-giao-vien", "hoat-dong-trai-nghiem", "giao-duc-the-chat", "tieng-dan-toc", "giao-duc-dia-phuong"];
    private static readonly DateTimeOffset Start = new(2025, 9, 5, 7, 0, 0, TimeSpan.FromHours(7));

    private readonly Ways _ways;
    private readonly List<Item> _items = [];

    private SchoolCatalogue(Ways ways) => _ways = ways;

    /// <param name="subjectName">The Vietnamese name of a subject's code.</param>
    public static IReadOnlyList<Item> Make(Func<string, string> subjectName)
    {
        var made = new SchoolCatalogue(new Ways(subjectName));
        foreach (var (i, lesson) in Lesson.All.Index()) made.AddLesson(lesson, i);
        var tested = Lesson.All.Where(lesson => !Untested.Contains(lesson.Subject)).Select(lesson => (lesson.Subject, lesson.Grade)).Distinct();
        foreach (var (subject, grade) in tested) made.AddTests(subject, grade);
        foreach (var (place, things) in Lines.Read("others.txt")) made.AddOthers(place.Split(' '), things);
        return made._items;
    }

    private void AddLesson(Lesson lesson, int number)
    {
        foreach (var kind in Always) Add(lesson, kind, _ways.Of(kind));
        var others = OtherKinds(lesson.Subject);
        Add(lesson, others[number % others.Length], _ways.Of(others[number % others.Length]));
        if (number % 5 == 0 && !Untested.Contains(lesson.Subject)) Add(lesson, Test, _ways.Of("de-nhanh"));
    }

    private static string[] OtherKinds(string subject) =>
        Sciences.Contains(subject) ? ["mo-phong", "video", "tai-lieu", "hinh-anh", "sach-dien-tu"]
        : Sounds.Contains(subject) ? ["am-thanh", "video", "tai-lieu", "sach-dien-tu", "hinh-anh"]
        : ["video", "tai-lieu", "hinh-anh", "sach-dien-tu"];

    private void AddTests(string subject, int grade)
    {
        var terms = _ways.Of("ki");
        for (var i = 0; i < Terms; i++)
        {
            var term = terms[(i + grade) % terms.Count];
            Add(new Lesson(subject, grade, term, term), Test, _ways.Of(Test), term);
        }
    }

    private void AddOthers(string[] place, string[] things)
    {
        foreach (var thing in things)
        {
            foreach (var way in _ways.Of("khac")) Add(new Lesson(place[0], 0, thing, thing), place[1], [way], descriptions: "mo-ta-khac");
        }
    }

    private void Add(Lesson lesson, string kind, IReadOnlyList<string> titles, string term = "", string descriptions = "mo-ta")
    {
        var draw = new Draw($"{lesson.Subject} {lesson.Grade} {lesson.Name} {kind} {titles[0]}");
        var number = _items.Count;
        var title = _ways.Write(draw.Of(titles), lesson, term);
        var description = _ways.Write(draw.Of(_ways.Of(descriptions)), lesson);
        int[] grades = lesson.Grade == 0 ? [] : [lesson.Grade];
        string[] levels = lesson.Subject == "mam-non" ? [SchoolLevels.Preschool] : [.. grades.Select(SchoolLevels.OfGrade)];
        var author = draw.Of(_ways.Of("nguoi"));
        string[] keywords = draw.Below(2) == 0 ? [draw.Of(_ways.Of("sach"))] : [lesson.Name, draw.Of(_ways.Of("sach"))];
        var licence = Licences.All[draw.Below(4)].Code;
        var id = new Guid(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
        var card = new ResourceCard(
            id, $"c{number}", title, [author], description, kind, [lesson.Subject], grades, levels, "vi", licence, Guid.Empty, Visibility.Public,
            CoverAddress: null, MainFileId: null, CanBeRead: true, Formats: [], Pages: null, Minutes: null, Start.AddHours(number));
        var text = string.Join(' ', Enumerable.Range(0, 8 + draw.Below(20)).Select(_ => _ways.Write(draw.Of(_ways.Of("cau")), lesson)));
        _items.Add(new Item(new ResourceDocument(card, new ResourceMetadata { Keywords = keywords }, [], Version: 1, Start.AddHours(number), []), lesson.Name, text));
    }
}
