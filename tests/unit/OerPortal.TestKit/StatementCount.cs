using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OerPortal.TestKit;

/// <summary>How many commands went to the database from here on, by whoever made this and what they awaited; other tests run beside it.</summary>
public sealed class StatementCount : IDisposable, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly AsyncLocal<StatementCount?> Current = new();

    private readonly List<IDisposable> _heard = [];
    private int _count;

    /// <summary>Counts from here on.</summary>
    public StatementCount()
    {
        Current.Value = this;
        _heard.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>How many there were since the last question.</summary>
    public int Take() => Interlocked.Exchange(ref _count, 0);

    /// <inheritdoc />
    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            _heard.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuted.Name));
    }

    /// <inheritdoc />
    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (Current.Value == this)
            Interlocked.Increment(ref _count);
    }

    /// <inheritdoc />
    public void OnCompleted()
    {
    }

    /// <inheritdoc />
    public void OnError(Exception error)
    {
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var one in _heard)
            one.Dispose();
    }
}
