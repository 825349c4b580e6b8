namespace OerPortal.Classes.Models;

/// <summary>How long the department keeps accounts of pupils who have left. There is one row at most.</summary>
public sealed class LeaverRule
{
    public bool IsOnly { get; init; } = true;

    public required int Months { get; set; }
}
