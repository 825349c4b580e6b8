using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OerPortal.Reports.Tests;

/// <summary>How many commands went to the database from here on, by whoever made this and what they awaited; other tests run beside it.</summary>
internal sealed class StatementCount : IDisposable, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly AsyncLocal<StatementCount?> Current = new();

    private readonly List<IDisposable> _heard = [];
    private int _count;

    internal StatementCount()
    {
        Current.Value = this;
        _heard.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    internal int Take() => Interlocked.Exchange(ref _count, 0);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            _heard.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuted.Name));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (Current.Value == this)
            Interlocked.Increment(ref _count);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        foreach (var one in _heard)
            one.Dispose();
    }
}
