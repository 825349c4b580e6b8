using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;
using OerPortal.Exchange.Data;
using OerPortal.Exchange.Models;

namespace OerPortal.Exchange.Running;

/// <summary>What became of each row, in words.</summary>
internal sealed class RunReport(ExchangeDbContext db, IStringLocalizer strings)
{
    private const int Portion = 2000;

    /// <summary>What is wrong with all of it, and what to do; null when nothing is.</summary>
    internal string? Trouble(Run run) => run.Trouble.Length == 0 ? null : strings[$"exchange.trouble.{run.Trouble}", [.. run.TroubleArguments]].Value;

    /// <summary>A row's problems, each with its column.</summary>
    internal IEnumerable<string> Sentences(RowReport row) => row.Problems.Select(p =>
    {
        var sentence = strings[p.Key, [.. p.Arguments]].Value;
        return p.Column is { } column ? strings["exchange.problem.in-column", strings[column].Value, sentence].Value : sentence;
    });

    internal string ChangesOf(RowReport row) => string.Join(", ", row.Fields.Select(label => strings[label].Value));

    /// <summary>"Mới", or once it is taken in "Đã thêm".</summary>
    internal string OutcomeOf(RowReport row) => OutcomeOf(row.Outcome, row.IsDone);

    /// <inheritdoc cref="OutcomeOf(RowReport)"/>
    internal string OutcomeOf(RowOutcome outcome, bool isDone)
        => (isDone && outcome is RowOutcome.New or RowOutcome.Changed ? strings[$"exchange.outcome.{outcome}.done"] : strings[$"exchange.outcome.{outcome}"]).Value;

    internal async Task<IReadOnlyList<RowReport>> FaultyAsync(Run run, int count, CancellationToken cancellation)
        => await db.Rows.AsNoTracking().Where(r => r.RunId == run.Id && r.Outcome == RowOutcome.Faulty).OrderBy(r => r.Number).Take(count).ToListAsync(cancellation);

    /// <summary>All rows as CSV, a portion at a time.</summary>
    internal async Task WriteAsync(Run run, Stream to, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 16 << 10, leaveOpen: true);
        await writer.WriteAsync(Csv.Line(new[] { "exchange.report.row", OwnColumn.Key.Label, "exchange.report.title", "exchange.report.outcome", "exchange.report.changes", "exchange.report.problems", "exchange.report.issued", "exchange.report.id" }.Select(key => strings[key].Value)));
        for (var after = 0; ;)
        {
            var from = after;
            var rows = await db.Rows.AsNoTracking().Where(r => r.RunId == run.Id && r.Number > from).OrderBy(r => r.Number).Take(Portion).ToListAsync(cancellation);
            foreach (var row in rows)
                await writer.WriteAsync(Csv.Line([$"{row.Number}", row.Key, row.Title, OutcomeOf(row), ChangesOf(row), string.Join(" ", Sentences(row)), row.Issued, row.PublicId]));
            if (rows.Count < Portion)
                return;
            after = rows[^1].Number;
        }
    }
}
