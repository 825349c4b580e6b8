using System.Diagnostics;
using System.Globalization;
using OerPortal.Cms.Localization;
using OerPortal.Resources;
using OerPortal.Search.Models;
using OerPortal.SearchQuality;
using OerPortal.SearchQuality.Articles;
using OerPortal.SearchQuality.Catalogue;
using OerPortal.SearchQuality.Judged;
using OerPortal.SearchQuality.Naughty;

var choice = Choice.Read(args);
var watch = Stopwatch.StartNew();
var body = new Report();
if (choice.Wants("a"))
{
    var questions = await LookUps.ReadAsync(choice.Corpus, CancellationToken.None);
    Say($"{questions.All.Count} questions made of {questions.Articles.Count} articles");
    await TryAsync(
        "(a) Titles and phrases of the corpus", "MRR", [.. LookUpKind.All.Select(kind => (kind.Name, kind.Aim))],
        engine => questions.AskAsync(engine, Say, CancellationToken.None));
}

var strings = new JsonStrings([typeof(Startup).Assembly]);
var catalogue = SchoolCatalogue.Make(subject => strings["subject." + subject]);
if (choice.Wants("b"))
{
    await File.WriteAllTextAsync(Path.ChangeExtension(choice.Report, ".judgements.txt"), Judgements.Of(catalogue));
    await TryAsync(
        "(b) Judged questions of schools", "nDCG@10", [.. Question.All.Select(question => question.Kind).Distinct().Select(kind => (kind, (double?)null)), (Report.All, 0.85)],
        engine => JudgedTrial.RunAsync(engine, catalogue, strings, Say, CancellationToken.None));
}

if (choice.Wants("c"))
{
    foreach (var name in choice.EngineNames)
    {
        await using var trial = await Engines.StartAsync(name, choice.Folder, CancellationToken.None);
        body.Add(await NaughtyTrial.RunAsync(name, trial.Engine, catalogue, strings, Say, CancellationToken.None));
    }
}

var report = Report.Whole(choice.EngineNames, watch.Elapsed, body);
await File.WriteAllTextAsync(choice.Report, report);
Console.Write(report);

async Task TryAsync(string title, string measure, IReadOnlyList<(string Kind, double? Aim)> kinds, Func<ISearchIndex, Task<IReadOnlyList<Score>>> ask)
{
    var tried = new List<(string, IReadOnlyList<Score>)>();
    foreach (var name in choice.EngineNames)
    {
        await using var trial = await Engines.StartAsync(name, choice.Folder, CancellationToken.None);
        var scores = await ask(trial.Engine);
        body.Table($"{title}, {name}", measure, scores, kinds).Worst(scores, choice.Worst);
        tried.Add((name, scores));
    }

    body.Between(tried);
}

void Say(string what) => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds,6:0.0} s  {what}"));
