package org.posthorn.core.delivery;
public enum Stage { QUEUE, ROUTE, CONNECT, GREETING, HELLO, TLS, MAIL, RCPT, DATA, END }
