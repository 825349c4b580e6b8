using System.Globalization;
using OerPortal.Cms.Text;

namespace OerPortal.Classes.Names;

/// <summary>Vietnamese names: family, middle, given. Lists go by the given name, which comes last.</summary>
internal static class PersonName
{
    internal const int Longest = 80;

    private static readonly StringComparer Vietnamese = StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), CompareOptions.None);

    internal static string Shown(string written) => string.Join(' ', written.Composed().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>"Trần Văn An" comes before "Lê Bình".</summary>
    internal static IOrderedEnumerable<T> InOrder<T>(this IEnumerable<T> people, Func<T, string> name)
        => people.OrderBy(p => Given(name(p)), Vietnamese).ThenBy(p => name(p), Vietnamese);

    internal static string Given(string name) => name[(name.LastIndexOf(' ') + 1)..];

    /// <summary>What a class calls its own, without the family name: "Minh Anh"; the whole name where two are called so.</summary>
    internal static IReadOnlyList<string> Called(IReadOnlyList<string> names)
    {
        string[] called = [.. names.Select(n => n.Split(' ') is [_, .. var rest] && rest.Length > 0 ? string.Join(' ', rest.TakeLast(2)) : n)];
        var often = called.GroupBy(c => c, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. names.Select((name, at) => often.Contains(called[at]) ? name : called[at])];
    }
}
