using System.Globalization;
using System.Text.Json;

namespace OerPortal.Resources.Programme;

/// <summary>The general education programme of 2018 as teachers look things up in it: topics by subject and grade (<c>gdpt-2018.json</c>).</summary>
internal sealed class SchoolProgramme
{
    private static readonly Lazy<SchoolProgramme> _of2018 = new(Load);

    private readonly Dictionary<string, ProgrammeTopic> _byLabel;

    private SchoolProgramme(string framework, IReadOnlyList<ProgrammeTopic> topics)
    {
        (Framework, Topics) = (framework, topics);
        _byLabel = topics.ToDictionary(t => t.Label, StringComparer.OrdinalIgnoreCase);
    }

    internal static SchoolProgramme Of2018 => _of2018.Value;

    /// <summary>"Chương trình GDPT 2018".</summary>
    internal string Framework { get; }

    /// <summary>In the order of subjects and grades.</summary>
    internal IReadOnlyList<ProgrammeTopic> Topics { get; }

    /// <summary>Those of the subjects; of all where the programme has nothing for them.</summary>
    internal IReadOnlyList<ProgrammeTopic> For(IReadOnlyCollection<string?> subjects)
        => Topics.Where(t => subjects.Contains(t.Subject)).ToList() is { Count: > 0 } own ? own : Topics;

    /// <summary>What a line of the form stands for: a topic that was chosen, or the teacher's own words.</summary>
    internal Alignment Read(string line)
        => _byLabel.TryGetValue(line, out var topic) ? new Alignment("teaches", Framework, topic.Label, Id: topic.Id) : new Alignment("teaches", Framework, line);

    private static SchoolProgramme Load()
    {
        using var stream = typeof(SchoolProgramme).Assembly.GetManifestResourceStream("OerPortal.Resources.Programme.gdpt-2018.json")
            ?? throw new InvalidOperationException("The programme's topics are not in this build.");
        var file = JsonSerializer.Deserialize<ProgrammeFile>(stream, JsonSerializerOptions.Web)!;
        return new SchoolProgramme(file.Framework,
        [
            .. from subject in file.Subjects
               from grade in subject.Grades
               from topic in grade.Value
               select new ProgrammeTopic($"gdpt-2018/{subject.Code}/{grade.Key}/{topic.Key}", subject.Code, int.Parse(grade.Key, CultureInfo.InvariantCulture), $"{subject.Name} · Lớp {grade.Key} · {topic.Value}"),
        ]);
    }

    private sealed record ProgrammeFile(string Framework, IReadOnlyList<ProgrammeSubject> Subjects);

    private sealed record ProgrammeSubject(string Code, string Name, Dictionary<string, Dictionary<string, string>> Grades);
}

/// <param name="Id">"gdpt-2018/toan/4/phan-so", for ever the same.</param>
/// <param name="Subject">Code of <see cref="Subjects"/>.</param>
/// <param name="Label">"Toán · Lớp 4 · Phân số": the programme's own words, whatever language the reader has.</param>
internal sealed record ProgrammeTopic(string Id, string Subject, int Grade, string Label);
