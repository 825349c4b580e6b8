namespace OerPortal.OpenData.Api;

/// <summary>A parameter of an address's query: what the document says of it is what is held against it.</summary>
/// <param name="Name">Its words are the string <c>open-data.parameter.{name}</c>.</param>
/// <param name="Example">A value as people write it.</param>
internal abstract record ApiParameter(string Name, string Example)
{
    /// <summary>String of the sentence that says what is allowed.</summary>
    public abstract string ProblemKey { get; }

    /// <summary>What that sentence names.</summary>
    public virtual object[] ProblemArguments => [Name];

    public abstract bool Allows(string value);
}

/// <summary>A whole number.</summary>
internal sealed record NumberParameter(string Name, string Example, long Least, long Most, long? Default = null) : ApiParameter(Name, Example)
{
    public override string ProblemKey => "open-data.problem.number";

    public override object[] ProblemArguments => [Name, Least, Most];

    public override bool Allows(string value)
        => value.Length is > 0 and <= 19 && value.All(char.IsAsciiDigit) && long.TryParse(value, out var number) && number >= Least && number <= Most;
}

/// <summary>One of a closed list of codes.</summary>
internal sealed record CodeParameter(string Name, string Example, IReadOnlyList<string> Codes) : ApiParameter(Name, Example)
{
    public override string ProblemKey => "open-data.problem.code";

    public override object[] ProblemArguments => [Name, string.Join(", ", Codes)];

    public override bool Allows(string value) => Codes.Contains(value);
}

/// <summary>A short name in plain letters: a slug, an id, a cursor, a list of fields.</summary>
/// <param name="Letters">Besides letters and digits.</param>
internal sealed record NameParameter(string Name, string Example, string Letters, int Longest) : ApiParameter(Name, Example)
{
    public override string ProblemKey => "open-data.problem.name";

    public override object[] ProblemArguments => [Name, Longest];

    public override bool Allows(string value) => value.Length > 0 && value.Length <= Longest && value.All(letter => char.IsAsciiLetterOrDigit(letter) || Letters.Contains(letter, StringComparison.Ordinal));
}

/// <summary>What people type.</summary>
internal sealed record TextParameter(string Name, string Example, int Longest) : ApiParameter(Name, Example)
{
    public override string ProblemKey => "open-data.problem.text";

    public override object[] ProblemArguments => [Name, Longest];

    public override bool Allows(string value) => value.Length <= Longest && !value.Contains('\0', StringComparison.Ordinal);
}
