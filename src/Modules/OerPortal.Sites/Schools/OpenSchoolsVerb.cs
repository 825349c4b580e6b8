using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;
using OerPortal.Cms.Web;
using OerPortal.Exchange.Tables;

namespace OerPortal.Sites.Schools;

/// <summary><c>schools-open TABLE [--dry-run] [--report FILE.csv]</c>: opens the schools of a table.</summary>
internal sealed class OpenSchoolsVerb(ITables tables, SchoolOpening opening, IStringLocalizer strings) : IPortalVerb
{
    private const int FaultsSaid = 40;

    public string Name => "schools-open";

    public string Description => "schools-open FILE.csv|FILE.xlsx [--dry-run] [--report FILE.csv]: open the schools of a table, with accounts of their administrators; again changes nothing";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var isTrial = arguments.Contains("--dry-run");
        var at = arguments.ToList().IndexOf("--report");
        var report = at >= 0 && at + 1 < arguments.Count ? arguments[at + 1] : null;
        if (arguments is not [var path, ..] || !File.Exists(path) || (at >= 0 && report is null))
        {
            await Console.Error.WriteLineAsync("Usage: " + Description);
            return 2;
        }

        var watch = Stopwatch.StartNew();
        IReadOnlyList<SchoolOutcome> outcomes;
        try
        {
            await using var table = await tables.OpenAsync(path, cancellation);
            outcomes = await opening.RunAsync(await SchoolRows.ReadAsync(table, cancellation), isTrial, cancellation);
        }
        catch (TableTroubleException trouble)
        {
            await Console.Error.WriteLineAsync(OpeningWords.Trouble(trouble, strings));
            return 1;
        }

        foreach (var faulty in outcomes.Where(o => o.Result == OpeningResult.Faulty).Take(FaultsSaid))
            await Console.Out.WriteLineAsync($"{faulty.Number,7}  {faulty.Name}  {string.Join(" ", faulty.Faults.Select(fault => strings[fault].Value))}");
        if (report is not null)
            await File.WriteAllLinesAsync(report, OpeningWords.Report(outcomes, strings).Select(line => Csv.Line(line).TrimEnd()), cancellation);
        int Of(OpeningResult result) => outcomes.Count(o => o.Result == result);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{outcomes.Count} schools: {Of(OpeningResult.New)} new, {Of(OpeningResult.Changed)} changed, {Of(OpeningResult.Unchanged)} unchanged, {Of(OpeningResult.Faulty)} faulty in {watch.Elapsed.TotalSeconds:0.0} s, {Environment.WorkingSet / 1_000_000} MB in the end{(isTrial ? " (dry run: nothing was changed)" : "")}"));
        return Of(OpeningResult.Faulty) == 0 ? 0 : 1;
    }
}

/// <summary>The words of an opening, for pages and files.</summary>
internal static class OpeningWords
{
    internal static string Trouble(TableTroubleException trouble, IStringLocalizer strings)
        => trouble.Code.StartsWith("sites.", StringComparison.Ordinal)
            ? strings[trouble.Code, SchoolRows.Most]
            : strings["exchange.trouble." + trouble.Code, [.. trouble.Arguments]];

    internal static IEnumerable<IReadOnlyList<string>> Report(IEnumerable<SchoolOutcome> outcomes, IStringLocalizer strings)
    {
        yield return [strings["sites.opening.row"], strings["sites.school.name"], strings["sites.school.address"], strings["sites.opening.result"], strings["sites.opening.account"]];
        foreach (var one in outcomes)
            yield return [$"{one.Number}", one.Name, one.Result == OpeningResult.Faulty ? "" : $"/truong/{one.Slug}", Result(one, strings), one.Account ?? ""];
    }

    internal static string Result(SchoolOutcome one, IStringLocalizer strings)
        => one.Result == OpeningResult.Faulty ? string.Join(" ", one.Faults.Select(fault => strings[fault].Value)) : strings["sites.opening." + one.Result].Value;
}
