using System.Runtime.CompilerServices;
using OerPortal.Classes.Names;
using OerPortal.Exchange.Tables;
using OerPortal.Ingest;

namespace OerPortal.Classes.Rosters;

/// <summary>
/// OneRoster 1.2 CSV binding (1EdTech): pupils of <c>users.csv</c> with the class of their enrolment, birth dates of <c>demographics.csv</c>, the
/// homeroom's teacher. Of users themselves nothing is held but these links.
/// </summary>
internal sealed class OneRoster(IOpenArchive packed, ITables tables)
{
    private const string Users = "users.csv";

    internal static bool Is(IOpenArchive packed) => Find(packed, Users) is not null && Find(packed, "enrollments.csv") is not null;

    internal async IAsyncEnumerable<RosterLine> LinesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var schools = await MapAsync("orgs.csv", row => (row["sourcedId"], row["name"]), cancellation);
        var classes = await MapAsync("classes.csv", row => (row["sourcedId"], new OrgClass(row["title"], row["classType"] == "homeroom", row["schoolSourcedId"])), cancellation);
        var born = await MapAsync("demographics.csv", row => (row["sourcedId"], row["birthDate"]), cancellation);
        var (pupils, teachers) = await EnrolmentsAsync(classes, cancellation);
        var teach = teachers.Values.ToHashSet(StringComparer.Ordinal);
        var names = await MapAsync(Users, row => (row["sourcedId"], teach.Contains(row["sourcedId"]) ? NameOf(row) : null), cancellation);
        await foreach (var row in RowsAsync(Users, cancellation))
        {
            if (!pupils.TryGetValue(row["sourcedId"], out var classId) || !classes.TryGetValue(classId, out var its))
                continue;
            yield return new RosterLine(
                row.Number,
                schools.GetValueOrDefault(its.SchoolId, ""),
                ClassName.Shown(its.Title),
                row["identifier"] is { Length: > 0 } number ? number : row["sourcedId"],
                NameOf(row),
                born.GetValueOrDefault(row["sourcedId"], ""),
                teachers.TryGetValue(classId, out var teacher) ? names.GetValueOrDefault(teacher) ?? "" : "");
        }
    }

    /// <summary>Who is in which class: a homeroom before other classes, a primary enrolment before others.</summary>
    private async Task<(Dictionary<string, string> Pupils, Dictionary<string, string> Teachers)> EnrolmentsAsync(Dictionary<string, OrgClass> classes, CancellationToken cancellation)
    {
        var pupils = new Dictionary<string, string>(StringComparer.Ordinal);
        var teachers = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var row in RowsAsync("enrollments.csv", cancellation))
        {
            var (person, classId) = (row["userSourcedId"], row["classSourcedId"]);
            if (!classes.TryGetValue(classId, out var its))
                continue;
            if (row["role"] == "student" && (its.IsHomeroom || !pupils.ContainsKey(person)))
                pupils[person] = classId;
            else if (row["role"] == "teacher" && (row["primary"] == "true" || !teachers.ContainsKey(classId)))
                teachers[classId] = person;
        }

        return (pupils, teachers);
    }

    private async Task<Dictionary<string, T>> MapAsync<T>(string name, Func<Row, (string Id, T? Value)> read, CancellationToken cancellation)
        where T : class
    {
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        await foreach (var row in RowsAsync(name, cancellation))
        {
            var (id, value) = read(row);
            if (value is not null)
                map[id] = value;
        }

        return map;
    }

    /// <summary>Without what the sender has deleted (§3.2.6 "tobedeleted").</summary>
    private async IAsyncEnumerable<Row> RowsAsync(string name, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (Find(packed, name) is not { } member)
            yield break;
        await using var table = tables.Csv(packed.Open(member));
        Dictionary<string, int>? places = null;
        await foreach (var row in table.RowsAsync(cancellation))
        {
            if (places is null)
                places = row.Cells.Index().DistinctBy(c => c.Item.Trim()).ToDictionary(c => c.Item.Trim(), c => c.Index, StringComparer.OrdinalIgnoreCase);
            else if (new Row(row, places) is var read && read["status"] != "tobedeleted")
                yield return read;
        }
    }

    private static ArchiveMember? Find(IOpenArchive packed, string name)
        => packed.Members.FirstOrDefault(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || m.Name.EndsWith('/' + name, StringComparison.OrdinalIgnoreCase));

    private static string NameOf(Row row) => PersonName.Shown($"{row["familyName"]} {row["middleName"]} {row["givenName"]}");

    private sealed record OrgClass(string Title, bool IsHomeroom, string SchoolId);

    private sealed record Row(TableRow Cells, Dictionary<string, int> Places)
    {
        internal int Number => Cells.Number;

        internal string this[string column] => Places.TryGetValue(column, out var place) ? Cells.At(place) : "";
    }
}
